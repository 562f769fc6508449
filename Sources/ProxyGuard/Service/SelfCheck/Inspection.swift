internal import ProxyConfiguration
internal import Rules

/// A configuration while it is checked, and what was found so far.
struct Inspection {
    let input: SelfCheckInput
    let configuration: Configuration
    /// The text of the configuration.
    let bytes: [UInt8]
    /// Others than developers depend on it, or others than this machine can connect.
    let isStrict: Bool
    /// What the rules about secrets found in the configuration: no message has it.
    let knownSecrets: [String]
    private(set) var findings: [SelfCheckFinding] = []
    /// What could not be looked at, and why.
    var notScanned: [SelfCheckReport.NotScanned] = []
    private let lineStarts: [Int]

    init(_ input: SelfCheckInput, _ configuration: Configuration, _ bytes: [UInt8], knownSecrets: [Secret] = []) {
        self.input = input
        self.configuration = configuration
        self.bytes = bytes
        isStrict = Self.isStrict(configuration.settings)
        self.knownSecrets = knownSecrets.map { String(decoding: $0.revealed, as: UTF8.self) }.filter { !$0.isEmpty }
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    var settings: Section { configuration.settings }

    /// A value that cannot be read is no excuse.
    private static func isStrict(_ settings: Section) -> Bool {
        let kind = settings.answers(GeneralSettings.environment).last?.value
        guard kind == .development || kind == .test else { return true }
        let metrics = settings[MetricsSettings.isEnabled] ? [ListenerSettings.metrics] : []
        return !([ListenerSettings.data, ListenerSettings.management] + metrics).allSatisfy { listener in
            settings.answer(listener)?.value.isLoopback ?? false
        }
    }

    // MARK: Telling

    /// Tells of something that a place of the configuration is about.
    mutating func tell(_ rule: StartupRule, _ message: String, at range: Range<Int>) {
        findings.append(located(finding(rule, message, path: input.path), at: range))
    }

    /// Tells of a file, of one line of it, of the process or the environment.
    mutating func tell(_ rule: StartupRule, _ message: String, path: String, line: Int = 0) {
        var finding = finding(rule, message, path: path)
        (finding.line, finding.endLine) = (line, line)
        findings.append(finding)
    }

    /// Tells what a rule about configurations found.
    mutating func tell(_ finding: SelfCheckFinding, at range: Range<Int>) {
        var finding = located(finding, at: range)
        finding.message = scrubbed(finding.message)
        findings.append(finding)
    }

    /// Whether a start is refused in which a rule of this weight fires.
    func refuses(_ weight: StartupRule.Weight) -> Bool {
        switch weight {
        case .always: true
        case .strict: isStrict
        case .warns: false
        }
    }

    private func finding(_ rule: StartupRule, _ message: String, path: String) -> SelfCheckFinding {
        let severity = isStrict || rule.weight == .always ? rule.severity : rule.severity.lowered
        return SelfCheckFinding(
            id: rule.id, name: rule.name, severity: severity, refuses: refuses(rule.weight),
            message: scrubbed(message), path: scrubbed(path), remediation: rule.remediation)
    }

    private func scrubbed(_ text: String) -> String {
        knownSecrets.reduce(text) { $0.replacing($1, with: "***") }
    }

    private func located(_ finding: SelfCheckFinding, at range: Range<Int>) -> SelfCheckFinding {
        var finding = finding
        (finding.line, finding.column) = place(of: range.lowerBound)
        (finding.endLine, finding.endColumn) = place(of: max(range.lowerBound, range.upperBound - 1))
        return finding
    }

    private func place(of offset: Int) -> (line: Int, column: Int) {
        let line = max(0, (lineStarts.firstIndex { $0 > offset } ?? lineStarts.count) - 1)
        return (line + 1, offset - lineStarts[line] + 1)
    }
}
