@testable import Rules

/// An example without its value: what stands before it and behind it.
struct ExampleSurroundings: Hashable {
    var before: [UInt8]
    var after: [UInt8]

    init(before: some Sequence<UInt8>, after: some Sequence<UInt8>) {
        self.before = Array(before)
        self.after = Array(after)
    }

    /// - Parameter worker: finds the value of an example that does not say it.
    /// - Returns: nil when the rule finds nothing in the text.
    init?(of example: RuleExample, _ rule: Rule, _ worker: DetectorWorker) {
        let text = Array(example.text.utf8)
        if rule.keywords.isEmpty {
            self.init(before: [], after: (example.path ?? "").utf8)
        } else if let range = text.firstRange(of: Array((example.secret ?? "").utf8)), !range.isEmpty {
            self.init(before: text[..<range.lowerBound], after: text[range.upperBound...])
        } else {
            let rules = worker.detector.rules.rules
            let candidates = worker.detect(in: text).candidates
            guard let found = candidates.first(where: { rules[$0.rule].id == rule.id }) else { return nil }
            self.init(before: text[..<found.secret.lowerBound], after: text[found.secret.upperBound...])
        }
    }

    /// What stands between the same surroundings in another text; nil when they are not all of the rest.
    func value(in text: [UInt8]) -> ArraySlice<UInt8>? {
        guard text.count > before.count + after.count, text.starts(with: before),
            text[(text.count - after.count)...].elementsEqual(after)
        else { return nil }
        return text[before.count..<(text.count - after.count)]
    }
}

/// A pair of examples of one rule that are equal but for the value: a realistic one, which must be found, and a placeholder in the same
/// place, which must not.
enum TwinExamples {
    static func exist(in rule: Rule, _ surroundings: [ExampleSurroundings]) -> Bool {
        rule.nonExamples.contains { other in
            // A check of paths knows a template by one more extension.
            if rule.keywords.isEmpty { return rule.examples.contains { other.path == ($0.path ?? "") + ".example" } }
            let text = Array(other.text.utf8)
            return surroundings.contains { place in place.value(in: text).map(isPlaceholder) ?? false }
        }
    }

    private static func isPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
        value.withUnsafeBytes { Placeholder.isPlaceholder($0) }
    }
}
