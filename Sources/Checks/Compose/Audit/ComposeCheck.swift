internal import Rules

/// One rule about compose files.
protocol ComposeCheck: Sendable {
    static var rule: Rule { get }
    /// In any order; of several at one place the first counts.
    static func findings(in file: AuditedCompose) -> [CheckFinding]
}

extension Rule {
    /// A rule about compose files.
    /// - Parameters:
    ///   - why: what stands in the file when it fires, and why that matters.
    ///   - aliases: `tool:name` of the same rule in other tools.
    ///   - bad: files in which it fires; the exact places stand in `«…»`.
    ///   - good: files in which it does not; the first shows how to mend the first bad one.
    init(
        compose id: StaticString, _ name: String, why: String, severity: Severity,
        confidence: Confidence = .high, isOptIn: Bool = false, remediation: String, references: [String],
        cwe: String, aliases: [String] = [], bad: [String], good: [String]
    ) {
        self.init(
            id: RuleID(verified: id), name: name, description: why, severity: severity, confidence: confidence,
            remediation: remediation, references: references, cwe: cwe, aliases: aliases,
            examples: bad.map { RuleExample(marked: $0, path: "compose.yaml") },
            nonExamples: good.map { RuleExample(text: $0, path: "compose.yaml") })
        self.isOptIn = isOptIn
    }
}
