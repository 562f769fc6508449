internal import ArgumentParser
internal import Foundation
internal import ProxyServer

@main
struct ProxyGuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proxyguard",
        abstract: "A guarded proxy between applications and LLM providers.",
        discussion: """
            Exit status: 0 all is well, 1 the request failed, 2 wrong usage, 78 the configuration is refused. \
            Applications hold short-lived tokens, the proxy holds the provider keys.
            """,
        version: ProxyGuardVersion.current,
        subcommands: [Serve.self, Check.self, Init.self, Config.self, Demo.self, StoreCommand.self] + ClientCommands.all
    )

    /// Like the library's own, but wrong usage is status 2, as this program's contract has it.
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is an error like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        // What the runtime of Swift writes of a crash shows memory; who wants that sets its variable.
        if getenv("SWIFT_BACKTRACE") == nil {
            for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
        }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            Foundation.exit(error.rawValue)
        } catch let error as ServerError {
            Standard.tell("proxyguard: \(error)")
            Foundation.exit(
                error.code == .listener || error.code == .store ? ExitStatus.failure : ExitStatus.configuration)
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error) == .success {
                Standard.write(message.hasSuffix("\n") ? message : message + "\n")
                Foundation.exit(0)
            }
            Standard.tell(message)
            Foundation.exit(ExitStatus.usage)
        }
    }
}

/// Status codes of the program.
enum ExitStatus {
    static let failure: Int32 = 1
    static let usage: Int32 = 2
    /// `EX_CONFIG` of sysexits.h.
    static let configuration: Int32 = 78
}
