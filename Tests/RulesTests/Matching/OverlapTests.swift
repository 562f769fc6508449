import TestSupport
import Testing

@testable import Rules

/// Which of several candidates for the same bytes stays.
@Suite("DetectorWorker, overlaps")
struct OverlapTests {
    private static func rules() throws -> [Rule] {
        try [
            .testRule("generic/key", keywords: ["key"], pattern: "key=([a-z0-9_]+)", secretGroup: 1),
            .testRule("cloud/named", keywords: ["cloud"], pattern: "(?i)cloud_key=([a-z0-9_]+)", secretGroup: 1),
            .testRule("cloud/token", keywords: ["cl_"], pattern: "cl_[a-z0-9]{8}"),
        ]
    }

    private static func found(_ text: String, silent: String? = nil) throws -> [String] {
        let set = try RuleSet(rules()).silencing { $0.id.description == silent }
        return Detector(rules: set).makeWorker().detect(in: Array(text.utf8)).candidates.map {
            set.rules[$0.rule].id.description
        }
    }

    @Test(
        "the more specific rule keeps the bytes",
        arguments: [
            ("key=q8w3e1r5", ["generic/key"]), ("cloud_key=q8w3e1r5", ["cloud/named"]),
            ("CLOUD_KEY=q8w3e1r5", ["cloud/named"]),
            ("key=cl_q8w3e1r5", ["cloud/token"]), ("cloud_key=cl_q8w3e1r5", ["cloud/token"]),
            ("key=q8w3e1r5 cl_z7x5c4v1", ["generic/key", "cloud/token"]),
        ])
    func specific(text: String, expected: [String]) throws {
        #expect(try Self.found(text) == expected)
    }

    @Test(
        "a rule that is switched off keeps its values from less specific rules, and from no other",
        arguments: [
            ("cloud_key=cl_q8w3e1r5", "cloud/token", []), ("key=cl_q8w3e1r5", "cloud/token", []),
            ("key=cl_q8w3e1r5", "generic/key", ["cloud/token"]), ("cloud_key=q8w3e1r5", "cloud/named", []),
            ("cl_q8w3e1r5", "cloud/token", []), ("key=q8w3e1r5 cl_z7x5c4v1", "cloud/token", ["generic/key"]),
        ])
    func silent(text: String, silent: String, expected: [String]) throws {
        #expect(try Self.found(text, silent: silent) == expected)
    }

    @Test("a silent rule decides nothing among its equals")
    func silentEquals() throws {
        let rules = try [
            Rule.testRule("a/x", keywords: ["abc"], pattern: "abc"),
            Rule.testRule("a/y", keywords: ["abd"], pattern: "abd"),
        ]
        let matched = [MatchedRule(rules[0], isSilent: true), MatchedRule(rules[1])]
        let (long, short) = (Self.candidate(0, 0..<20), Self.candidate(1, 10..<15))
        #expect(DetectorWorker.resolved([long, short], rule: { matched[$0] }) == [short])
        #expect(DetectorWorker.resolved([long], rule: { matched[$0] }).isEmpty)
    }

    private static func candidate(_ rule: Int, _ secret: Range<Int>, _ confidence: Confidence = .high) -> Candidate {
        Candidate(rule: rule, secret: secret, match: secret, confidence: confidence)
    }

    @Test("among equals the longer stays, then the surer")
    func equals() throws {
        let rules = try [
            Rule.testRule("a/x", keywords: ["abc"], pattern: "abc"),
            Rule.testRule("a/y", keywords: ["abd"], pattern: "abd"),
        ]
        let long = Self.candidate(0, 0..<20, .low)
        let short = Self.candidate(1, 10..<25, .certain)
        #expect(DetectorWorker.resolved([short, long], rule: { MatchedRule(rules[$0]) }) == [long])
        let sure = Self.candidate(1, 15..<35, .certain)
        #expect(DetectorWorker.resolved([long, sure], rule: { MatchedRule(rules[$0]) }) == [sure])
    }

    @Test("neighbours that only touch both stay; the same value twice is one")
    func neighbours() throws {
        let rules = try [Rule.testRule(keywords: ["abc"], pattern: "abc")]
        let (left, right) = (Self.candidate(0, 0..<5), Self.candidate(0, 5..<10))
        #expect(DetectorWorker.resolved([right, left, right], rule: { MatchedRule(rules[$0]) }) == [left, right])
        #expect(DetectorWorker.resolved([], rule: { MatchedRule(rules[$0]) }).isEmpty)
    }

    @Test(
        "what stays is disjoint, sorted, independent of the order, and nothing was dropped without a rival",
        arguments: 0..<40)
    func properties(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = try Self.rules().map { MatchedRule($0) }
        var candidates: [Candidate] = []
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            let start = Int.random(in: 0..<200, using: &random)
            let end = start + Int.random(in: 1...30, using: &random)
            candidates.append(
                Self.candidate(
                    .random(in: 0..<3, using: &random), start..<end,
                    Confidence.allCases.randomElement(using: &random) ?? .low))
        }
        let kept = DetectorWorker.resolved(candidates) { rules[$0] }
        for (left, right) in zip(kept, kept.dropFirst()) { #expect(left.secret.upperBound <= right.secret.lowerBound) }
        for candidate in candidates where !kept.contains(candidate) {
            #expect(
                candidates.contains { other in
                    other != candidate && other.secret.overlaps(candidate.secret)
                        && rules[other.rule].specificity >= rules[candidate.rule].specificity
                })
        }
        #expect(DetectorWorker.resolved(candidates.shuffled(using: &random)) { rules[$0] } == kept)
        #expect(DetectorWorker.resolved(kept) { rules[$0] } == kept)
    }
}
