internal import ArgumentParser
internal import BuiltInRules
internal import Foundation
internal import ProxyConfiguration
internal import ProxyGuard
internal import ProxyServer
internal import Rules

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the configuration, then run the proxy.",
        discussion: """
            SIGHUP reads configuration and certificates anew, and keeps the old ones if they are refused. SIGTERM and SIGINT end it once \
            running requests had their time. A listener that fails ends it too, with status 1.
            """)

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        umask(0o077)
        let rules = try BuiltInRules.load()
        let report = options.check(rules)
        if !report.findings.isEmpty { Standard.tell(report.text) }
        guard !report.isRefused, let configuration = report.configuration else {
            throw ExitCode(ExitStatus.configuration)
        }
        let signals = Signals([SIGTERM, SIGINT, SIGHUP], watching: watchedFiles(configuration))
        let server = try await ProxyServer.start(
            ServeOptions(configuration: options.path, allowsPrograms: options.allowExec, allowsRoot: options.allowRoot),
            configuration: configuration, rules: rules)
        let breakdowns = Task { [events = signals.events] in
            for await error in server.breakdowns { events.add(.end(error)) }
        }
        defer { breakdowns.cancel() }
        var end: ServerError?
        loop: while let event = await signals.events.next() {
            switch event {
            case .reload: await reload(server, rules)
            case .end(let error):
                end = error
                break loop
            }
        }
        // They come as long as it lives.
        withExtendedLifetime(signals) {}
        await server.stop()
        if let end { throw end }
    }

    /// The configuration and what it names that is exchanged while the program runs.
    private func watchedFiles(_ configuration: Configuration) -> [String] {
        [options.path]
            + [configuration.settings[TLSSettings.certificateFile], configuration.settings[TLSSettings.keyFile]]
            .compactMap { $0?.text }
    }

    private func reload(_ server: ProxyServer, _ rules: RuleSet) async {
        let report = options.check(rules)
        guard !report.isRefused, let configuration = report.configuration else {
            Standard.tell(report.text)
            return await server.keepsConfiguration(because: report.findings.filter(\.refuses).map(\.message))
        }
        await server.reload(configuration)
    }
}
