public import ArgumentParser
public import SecScan

struct Hook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Install or remove git hooks.", subcommands: [Install.self, Uninstall.self, Run.self])

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Install hooks. Another tool's hook is left alone; core.hooksPath and linked work trees are honoured.")

        @Argument(help: "pre-commit (default), pre-push, pre-receive.")
        var hooks = [HookInstaller.Kind.preCommit]

        @Option(help: ArgumentHelp("The repository.", valueName: "path"))
        var repository = "."

        func run() throws {
            let installer = try HookInstaller(repository: repository)
            for kind in hooks { try Terminal.write("installed \(try installer.install(kind))\n") }
        }
    }

    struct Uninstall: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove the hooks that 'hook install' put there.")

        @Argument(help: "pre-commit, pre-push, pre-receive (default: all).")
        var hooks = HookInstaller.Kind.allCases

        @Option(help: ArgumentHelp("The repository.", valueName: "path"))
        var repository = "."

        func run() throws {
            let installer = try HookInstaller(repository: repository)
            for kind in hooks {
                if let path = try installer.uninstall(kind) { try Terminal.write("removed \(path)\n") }
            }
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "What the hooks call: scan the refs that git names on standard input.")

        @Argument(help: "pre-commit, pre-push or pre-receive.")
        var kind: HookInstaller.Kind

        @Argument(help: "What git gives to the hook: of pre-push the remote's name and address.")
        var arguments: [String] = []

        @OptionGroup var options: ScanOptions

        func run() async throws {
            if kind == .preCommit { return try await options.run(.staged(path: ".")) }
            var worst: Int32 = 0
            while let line = readLine() {
                let ref = kind == .prePush ? PushedRef(prePushLine: line) : PushedRef(preReceiveLine: line)
                guard let ref else {
                    throw ScanError(.usage, "not a line that git gives to \(kind.rawValue): '\(line)'")
                }
                guard let target = ref.target(kind, remote: arguments.first) else { continue }
                do {
                    try await options.run(target) { $0.takesSettingsFromWorkTree = kind == .prePush }
                } catch let status as ExitCode {
                    worst = max(worst, status.rawValue)
                }
            }
            if worst > 0 { throw ExitCode(worst) }
        }
    }
}

extension HookInstaller.Kind: ExpressibleByArgument {}
