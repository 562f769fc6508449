internal import ProxyConfiguration
internal import Rules

/// A proxy's configuration, read once for all checks.
struct AuditedProxy {
    let configuration: Configuration
    /// Nobody runs the file: it shows what one may look like.
    let isExample: Bool
    /// The day on which ages are judged; nil means that none is.
    let today: Day?

    init(_ configuration: Configuration, options: CheckOptions) {
        self.configuration = configuration
        isExample = Self.isExample(options.path)
        today = options.today
    }

    private static func isExample(_ path: String) -> Bool {
        let name = (path.split(separator: "/").last ?? "").lowercased()
        return ["example", "sample", "template", "dist"].contains { word in
            name.split { ".-_".contains($0) }.contains(word[...])
        }
    }

    var settings: Section { configuration.settings }
    var upstreams: [Section] { configuration.upstreams }
    /// The file is one of `proxyguard`, which knows no other way to be told.
    var isOwn: Bool { configuration.format == .proxyguard }

    /// What the file says of the environment; nil if it says nothing.
    var environment: DeploymentKind? {
        if isOwn { return settings.answers(GeneralSettings.environment).last?.value }
        return settings.answer(GeneralSettings.environment)?.value
    }

    /// Somebody develops or tests with it.
    var isDevelopment: Bool { environment == .development || environment == .test }

    /// Whether the file could be read; of one that could not nobody knows what it sets.
    var isReadable: Bool { !configuration.problems.contains { $0.code == .syntax } }

    /// Others than developers depend on it, or others than this machine can connect.
    var isStrict: Bool {
        !isDevelopment || !listeners.allSatisfy { settings.answer($0)?.value.isLoopback ?? false }
    }

    /// Where it waits; other systems have one listener for everything.
    var listeners: [ProxyConfiguration.Setting<ListenAddress>] {
        guard isOwn else { return [ListenerSettings.data] }
        let metrics = settings[MetricsSettings.isEnabled] ? [ListenerSettings.metrics] : []
        return [ListenerSettings.data, ListenerSettings.management] + metrics
    }

    /// A severity of production, as it is for this file.
    func severity(_ severity: Severity) -> Severity {
        let judged = isStrict ? severity : severity.lowered
        return isExample ? judged.lowered : judged
    }

    // MARK: Answers as findings

    /// A finding for each value of a setting of which something is to be said; where none is set, for the default.
    func findings<Value>(
        _ setting: ProxyConfiguration.Setting<Value>, in section: Section? = nil, _ message: (Answer<Value>) -> String?
    ) -> [CheckFinding] {
        let section = section ?? settings
        let written = section.answers(setting)
        let answers = written.isEmpty ? section.answer(setting).map { [$0] } ?? [] : written
        return answers.compactMap { answer in
            guard let message = message(answer) else { return nil }
            let range = answer.range.flatMap { $0.isEmpty ? nil : $0 } ?? section.place(of: setting)
            return CheckFinding(range, message)
        }
    }

    /// The same for each element of a list; an element that is a default stands where the list would.
    func findings<Element>(
        each setting: ProxyConfiguration.Setting<Listed<Element>>, in section: Section? = nil,
        _ message: (Element) -> String?
    ) -> [CheckFinding] {
        let section = section ?? settings
        let written = section.answers(setting)
        let lists = written.isEmpty ? section.answer(setting).map { [$0] } ?? [] : written
        return lists.flatMap { list in
            list.value.items.compactMap { item in
                message(item.value).map { CheckFinding(item.range ?? section.place(of: setting), $0) }
            }
        }
    }

    /// A finding for each mistake of a kind.
    func findings(_ code: Problem.Code, _ message: (Problem) -> String?) -> [CheckFinding] {
        configuration.problems.filter { $0.code == code }.compactMap { problem in
            message(problem).map { CheckFinding(problem.range, $0) }
        }
    }
}
