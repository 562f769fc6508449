internal import Checks
internal import ProxyConfiguration
public import Rules

/// The check of a configuration, the files around it and the process itself, before the proxy listens.
///
/// It opens no connection and starts no program.
public struct SelfCheck {
    /// Longer configurations are refused, in bytes.
    public static let sizeLimit = ProxyAudit.sizeLimit

    private let input: SelfCheckInput
    private let detector: Detector

    /// Creates a check.
    /// - Parameter rules: what finds secrets, usually `BuiltInRules.load()`.
    public init(_ input: SelfCheckInput, rules: RuleSet) {
        self.input = input
        detector = Detector(rules: rules.silencingOptIn())
    }

    /// Everything that is wrong, at once; the report has the configuration that was judged: run that one.
    public func run() -> SelfCheckReport {
        guard let bytes = FileReading.bytes(input.path, limit: Self.sizeLimit) else {
            return unreadable(FileReading.reason(input.path, limit: Self.sizeLimit))
        }
        guard let configuration = Configuration.read(bytes, format: .proxyguard, path: input.path) else {
            return unreadable("it is no configuration of proxyguard")
        }
        let scan = LiteralSecretScan(detector)
        let found = scan.secrets(in: bytes)
        let problems = configuration.problems.compactMap(\.secret)
        var inspection = Inspection(input, configuration, bytes, knownSecrets: found.map(\.secret) + problems)
        ConfigurationFindings.add(to: &inspection)
        for setting in Unenforced.all(in: configuration) {
            inspection.tell(.notEnforced, setting.message, at: setting.range)
        }
        SecretSources.add(to: &inspection)
        CertificateFiles.add(to: &inspection)
        DataFiles.add(to: &inspection)
        SharedFiles.add(to: &inspection)
        ServedContent.add(to: &inspection)
        scan.add(found, to: &inspection)
        Surroundings.add(to: &inspection)
        return SelfCheckReport(
            path: input.path, findings: inspection.findings.inFileOrder(input.path),
            notScanned: inspection.notScanned, configuration: configuration)
    }

    private func unreadable(_ reason: String) -> SelfCheckReport {
        let rule = StartupRule.unreadableConfiguration
        let finding = SelfCheckFinding(
            id: rule.id, name: rule.name, severity: rule.severity, refuses: true, message: reason, path: input.path,
            remediation: rule.remediation)
        return SelfCheckReport(path: input.path, findings: [finding])
    }
}

extension [SelfCheckFinding] {
    /// Those of the configuration by place, then those of other files, then those of the process; each once.
    func inFileOrder(_ configuration: String) -> [SelfCheckFinding] {
        var seen: Set<SelfCheckFinding> = []
        func rank(_ finding: SelfCheckFinding) -> Int {
            finding.path == configuration ? 0 : finding.path.hasPrefix("(") ? 2 : 1
        }
        return filter { seen.insert($0).inserted }.sorted { left, right in
            (rank(left), left.path, left.line) != (rank(right), right.path, right.line)
                ? (rank(left), left.path, left.line) < (rank(right), right.path, right.line)
                : (left.column, left.id, left.message) < (right.column, right.id, right.message)
        }
    }
}
