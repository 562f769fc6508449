internal import ArgumentParser
internal import SecScan

@main
struct SecScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secscan",
        abstract: "Finds secrets and weak configuration in git history and source trees.",
        discussion: """
            Exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 wrong usage or configuration, \
            3 something could not be scanned (it is listed). Nothing leaves this machine, and nothing of what is scanned is run.
            """,
        version: SecScanVersion.current,
        subcommands: asked(
            of: [
                Git.self, Dir.self, Staged.self, Worktree.self, Stdin.self, Dockerfile.self, Proxy.self,
                Rules.self, Baseline.self, Hook.self,
            ]))

    /// The command that the first word names, or all: the library would prepare each before it reads a word, which a hook waits for.
    private static func asked(of commands: [any ParsableCommand.Type]) -> [any ParsableCommand.Type] {
        let name = CommandLine.arguments.dropFirst().first
        return commands.first { "\($0)".lowercased() == name }.map { [$0] } ?? commands
    }

    /// Like the library's own, but wrong usage is status 2, as this program's contract has it.
    static func main() async {
        Terminal.ignoreBrokenPipe()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ScanError {
            Terminal.warn("secscan: \(error)")
            Terminal.end(ExitStatus.usage)
        } catch let error as ExitCode {
            Terminal.end(error.rawValue)
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error) == .success {
                try? Terminal.write(message.hasSuffix("\n") ? message : message + "\n")
                Terminal.end(0)
            }
            Terminal.warn(message)
            Terminal.end(ExitStatus.usage)
        }
    }
}

/// Status codes of the program.
enum ExitStatus {
    static let clean: Int32 = 0
    static let findings: Int32 = 1
    static let usage: Int32 = 2
    static let incomplete: Int32 = 3
}
