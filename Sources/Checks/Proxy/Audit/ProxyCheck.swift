internal import Rules

/// One rule about the configuration of an LLM proxy.
protocol ProxyCheck: Sendable {
    static var rule: Rule { get }
    /// In any order, as severe as in production; of several at one place the first counts.
    static func findings(in file: AuditedProxy) -> [CheckFinding]
}

extension Rule {
    /// A rule about the configuration of an LLM proxy.
    /// - Parameters:
    ///   - why: what stands in the file when it fires, and why that matters.
    ///   - severity: in production, or where others than this machine can connect.
    ///   - bad: files in which it fires; the exact places stand in `«…»`.
    ///   - good: files in which it does not; the first shows how to mend the first bad one.
    init(
        proxy id: StaticString, _ name: String, why: String, severity: Severity, confidence: Confidence = .high,
        remediation: String, references: [String], cwe: String, bad: [ProxyExample], good: [ProxyExample]
    ) {
        self.init(
            id: RuleID(verified: id), name: name, description: why, severity: severity, confidence: confidence,
            remediation: remediation, references: references, cwe: cwe,
            examples: bad.map { RuleExample(marked: $0.text, path: $0.path) },
            nonExamples: good.map { RuleExample(text: $0.text, path: $0.path) })
    }
}
