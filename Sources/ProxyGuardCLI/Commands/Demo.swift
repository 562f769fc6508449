internal import ArgumentParser
internal import Foundation
internal import ProxyDemo
internal import ProxyServer

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See it work: a provider stub, a proxy, a request that is blocked, and what is on record.",
        discussion: "Needs no account and no network, takes a few seconds, and leaves nothing behind.")

    // For checks with real clients: prints one line of JSON and goes on until SIGTERM.
    @Flag(help: .hidden)
    var serve = false

    func run() async throws {
        umask(0o077)
        let demonstration = Demonstration(
            isColoured: isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil,
            write: { Standard.write($0) })
        do {
            if serve {
                let signals = Signals([SIGTERM, SIGINT])
                let events = signals.events
                try await demonstration.serve { _ = await events.next() }
                // They come as long as it lives.
                withExtendedLifetime(signals) {}
            } else {
                try await demonstration.run()
            }
        } catch {
            Standard.tell("proxyguard: \(error)")
            throw ExitCode(ExitStatus.failure)
        }
    }
}
