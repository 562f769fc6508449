internal import Rules

/// One rule about Dockerfiles.
protocol DockerfileCheck: Sendable {
    static var rule: Rule { get }
    /// In any order.
    static func findings(in file: AuditedDockerfile) -> [CheckFinding]
    /// What its examples are run with.
    static var exampleOptions: CheckOptions { get }
    /// How the file can be changed so that a finding of this rule goes and no other comes; nil if only people know.
    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix?
}

extension DockerfileCheck {
    static var exampleOptions: CheckOptions { .examples }
    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? { nil }
}

extension Rule {
    /// A rule about Dockerfiles.
    /// - Parameters:
    ///   - why: what stands in the file when it fires, and why that matters.
    ///   - aliases: `tool:name` of the same rule in other tools.
    ///   - bad: Dockerfiles in which it fires, of different surroundings; the exact places stand in `«…»`.
    ///   - good: Dockerfiles in which it does not; the first shows how to mend the first bad one.
    init(
        dockerfile id: StaticString, _ name: String, why: String, severity: Severity,
        confidence: Confidence = .high, isOptIn: Bool = false, remediation: String, references: [String] = [],
        cwe: String, aliases: [String] = [], bad: [String], good: [String]
    ) {
        self.init(
            id: RuleID(verified: id), name: name, description: why, severity: severity, confidence: confidence,
            remediation: remediation, references: references, cwe: cwe, aliases: aliases,
            examples: bad.map { RuleExample(marked: $0, path: "Dockerfile") },
            nonExamples: good.map { RuleExample(text: $0, path: "Dockerfile") })
        self.isOptIn = isOptIn
    }

    /// The rule with more examples: Dockerfiles beside which stands an ignore file of this text, or none (nil).
    func beside(
        bad: [(text: String, ignoreFile: String?)], good: [(text: String, ignoreFile: String?)]
    ) -> Rule {
        func files(_ ignoreFile: String?) -> [String: String] { ignoreFile.map { [".dockerignore": $0] } ?? [:] }
        return among(
            bad: bad.map { ($0.text, files($0.ignoreFile)) }, good: good.map { ($0.text, files($0.ignoreFile)) })
    }

    /// The rule with more examples: each among other files, texts by path.
    func among(
        bad: [(text: String, files: [String: String])], good: [(text: String, files: [String: String])]
    ) -> Rule {
        var rule = self
        let path = examples.first?.path ?? nonExamples.first?.path ?? "Dockerfile"
        for (text, files) in bad {
            var example = RuleExample(marked: text, path: path)
            example.context = RuleExample.Context(files: files)
            rule.examples.append(example)
        }
        for (text, files) in good {
            var example = RuleExample(text: text, path: path)
            example.context = RuleExample.Context(files: files)
            rule.nonExamples.append(example)
        }
        return rule
    }
}
