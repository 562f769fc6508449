public import Rules

/// Runs the examples of rules: each positive one must be found, each negative one must stay silent.
public struct ExampleRunner {
    private let worker: DetectorWorker
    private let set: RuleSet
    private let configuration: ConfigurationAudit

    /// - Throws: what is wrong with a rule about code or configuration.
    public init(_ set: RuleSet) throws(RulesError) {
        self.set = set
        configuration = ConfigurationAudit(set.rules)
        try configuration.validate()
        worker = Detector(rules: set).makeWorker()
    }

    public struct Failure: Hashable, Sendable, CustomStringConvertible {
        public var rule: RuleID
        /// Counts from 1.
        public var number: Int
        public var isPositive: Bool
        public var reason: String

        public var description: String {
            "\(rule): \(isPositive ? "example" : "negative example") \(number): \(reason)"
        }
    }

    /// - Returns: how many examples were run, and what went wrong.
    public func run(_ rules: [Rule]) -> (count: Int, failures: [Failure]) {
        var count = 0
        var failures: [Failure] = []
        for rule in rules {
            for (isPositive, examples) in [(true, rule.examples), (false, rule.nonExamples)] {
                for (index, example) in examples.enumerated() {
                    count += 1
                    guard let reason = problem(example, rule, isPositive: isPositive) else { continue }
                    failures.append(Failure(rule: rule.id, number: index + 1, isPositive: isPositive, reason: reason))
                }
            }
        }
        return (count, failures)
    }

    /// Of an example of a structural check.
    private func checkProblem(_ example: RuleExample, _ rule: Rule, isPositive: Bool) -> String? {
        let path = example.path ?? ""
        if let check = CheckList.pathChecks.first(where: { $0.rule.id == rule.id }) {
            let fires = check.fires(onTracked: Array(path.utf8))
            return fires == isPositive ? nil : isPositive ? "is not found" : "is found"
        }
        let bytes = Array(example.text.utf8)
        if rule.hasClauses {
            guard !path.isEmpty else { return "has no path, which tells the language or the format" }
            return problem(
                configuration.outcome(in: bytes, path: path) { $0.id == rule.id }.findings.map(\.finding.range),
                example,
                isPositive: isPositive)
        }
        let found = CheckList.fileChecks.filter { $0.isNamed(path) }.flatMap { check in
            var options = check.exampleOptions(for: rule.id)
            options.path = path
            options.surroundings = example.context.map {
                Surroundings(
                    files: $0.files.merging([path: example.text]) { file, _ in file }, untracked: $0.untracked)
            }
            return check.findings(in: bytes, options: options) { check.isOn($0, inExamplesOf: rule.id) }
                .filter { $0.rule.id == rule.id }
        }
        return problem(found.map(\.finding.range), example, isPositive: isPositive)
    }

    /// - Parameter ranges: what was found.
    private func problem(_ ranges: [Range<Int>], _ example: RuleExample, isPositive: Bool) -> String? {
        let bytes = Array(example.text.utf8)
        func list(_ ranges: [Range<Int>]) -> String {
            ranges.map { "'\(String(decoding: bytes[$0], as: UTF8.self))'" }.joined(separator: ", ")
        }
        guard isPositive else { return ranges.isEmpty ? nil : "is found, though it is harmless: \(list(ranges))" }
        if ranges.isEmpty { return "is not found" }
        guard !example.places.isEmpty, ranges != example.places else { return nil }
        return "is found at \(list(ranges)) and not at \(list(example.places))"
    }

    private func problem(_ example: RuleExample, _ rule: Rule, isPositive: Bool) -> String? {
        if rule.keywords.isEmpty {
            return checkProblem(example, rule, isPositive: isPositive)
        }
        let bytes = Array(example.text.utf8)
        let detection = worker.detect(in: bytes)
        let found = detection.candidates.filter { candidate in
            set.rules[candidate.rule].id == rule.id && (example.path.map { rule.applies(to: $0) } ?? true)
        }
        guard isPositive else { return found.isEmpty ? nil : "is found, though it is harmless" }
        guard !found.isEmpty else {
            let others = Set(detection.candidates.map { set.rules[$0.rule].id.description }).sorted()
            return "is not found" + (others.isEmpty ? "" : "; found by \(others.joined(separator: ", "))")
        }
        if let secret = example.secret, !found.contains(where: { Array(secret.utf8) == Array(bytes[$0.secret]) }) {
            return "captures another value than 'secret'"
        }
        return nil
    }
}
