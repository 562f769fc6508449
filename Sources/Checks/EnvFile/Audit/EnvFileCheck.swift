internal import Rules

/// One rule about environment files and the environment of services.
protocol EnvFileCheck: Sendable {
    static var rule: Rule { get }
    /// In any order; of several at one place the first counts.
    static func findings(in file: AuditedEnvironment) -> [CheckFinding]
}

/// A text that such a rule must find, or must not.
struct EnvExample {
    let path: String
    let text: String
    let files: [String: String]
    /// Files of a git work tree that nothing ignores and that git does not track.
    let untracked: Set<String>

    init(_ path: String, _ text: String, among files: [String: String] = [:], untracked: Set<String> = []) {
        self.path = path
        self.text = text
        self.files = files
        self.untracked = untracked
    }

    fileprivate func example(isBad: Bool) -> RuleExample {
        var example = isBad ? RuleExample(marked: text, path: path) : RuleExample(text: text, path: path)
        example.context = RuleExample.Context(files: files, untracked: untracked)
        return example
    }
}

extension Rule {
    /// A rule about environment files.
    /// - Parameters:
    ///   - why: what stands in the file when it fires, and why that matters.
    ///   - bad: files in which it fires; the exact places stand in `«…»`.
    ///   - good: files in which it does not; the first shows how to mend the first bad one.
    init(
        envFile id: StaticString, _ name: String, why: String, severity: Severity,
        confidence: Confidence = .high, remediation: String, references: [String], cwe: String,
        bad: [EnvExample], good: [EnvExample]
    ) {
        self.init(
            id: RuleID(verified: id), name: name, description: why, severity: severity, confidence: confidence,
            remediation: remediation, references: references, cwe: cwe,
            examples: bad.map { $0.example(isBad: true) }, nonExamples: good.map { $0.example(isBad: false) })
    }
}

extension Severity {
    /// So many steps higher, or lower where the number is negative; at most `high`.
    func moved(by steps: Int) -> Severity {
        let all: [Severity] = [.info, .low, .medium, .high]
        let place = all.firstIndex(of: self) ?? all.count - 1
        return all[min(max(place + steps, 0), all.count - 1)]
    }
}
