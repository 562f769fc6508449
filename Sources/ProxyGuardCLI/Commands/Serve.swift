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
        let source = ConfigurationSource(options)
        // Before anything is read: no change is lost.
        let watched = WatchedFiles([source.path])
        let report = source.check(rules)
        guard !report.isRefused, let configuration = report.configuration else {
            Standard.tell(report.text)
            throw ExitCode(ExitStatus.configuration)
        }
        watched.replace(with: source.files(configuration))
        let signals = Signals([SIGTERM, SIGINT, SIGHUP], watching: watched)
        let server = try await start(source, configuration, report, rules)
        let breakdowns = Task { [events = signals.events] in
            for await error in server.breakdowns { events.add(.end(error)) }
        }
        defer { breakdowns.cancel() }
        var state = (configuration: configuration, told: report.findings)
        var end: ServerError?
        loop: while let event = await signals.events.next() {
            switch event {
            case .reload: await reload(server, source, watched, rules, &state)
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

    /// What the check found is said where everything is said, once there is such a place.
    private func start(
        _ source: ConfigurationSource, _ configuration: Configuration, _ report: SelfCheckReport, _ rules: RuleSet
    ) async throws -> ProxyServer {
        do {
            let server = try await ProxyServer.start(
                ServeOptions(
                    configuration: source.path, allowsPrograms: options.allowExec, allowsRoot: options.allowRoot),
                configuration: configuration, rules: rules)
            await server.tell(report.findings)
            return server
        } catch {
            if !report.findings.isEmpty { Standard.tell(report.text) }
            throw error
        }
    }

    private func reload(
        _ server: ProxyServer, _ source: ConfigurationSource, _ watched: WatchedFiles, _ rules: RuleSet,
        _ state: inout (configuration: Configuration, told: [SelfCheckFinding])
    ) async {
        let report = await source.checked(rules)
        guard let configuration = report.configuration, !report.isRefused else {
            // Files that were not there yet may come.
            if let configuration = report.configuration {
                watched.replace(with: source.files(state.configuration, configuration))
            }
            return await server.keepsConfiguration(because: report)
        }
        // Before they are read anew, so that no change is lost.
        watched.replace(with: source.files(state.configuration, configuration))
        guard await server.reload(configuration) else { return }
        watched.replace(with: source.files(configuration))
        await server.tell(report.findings.filter { !state.told.contains($0) })
        state = (configuration, report.findings)
    }
}
