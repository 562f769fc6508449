import TestSupport
import Testing

@testable import Rules

@Suite("Detector")
struct DetectorTests {
    @Test("rules that share a keyword share one entry; one with case is another")
    func sharedKeywords() throws {
        let detector = try Detector(
            .testRule("a/one", keywords: ["abc", "xyz"], pattern: "(?:abc.?1)"),
            .testRule("a/two", keywords: ["abc"], pattern: "(?:abc.?2)"),
            .testRule("a/three", keywords: ["ABC"], pattern: "(?i)(?:abc3)"))
        #expect(detector.keywords.keywords.count == 3)
        let worker = detector.makeWorker()
        #expect(worker.secrets(in: "abc1 abc2 ABC3 ABC1 xyz") == ["abc1", "abc2", "ABC3"])
    }

    @Test(
        "a keyword with what must follow it is one of its own; a long one is cut, and its rest is looked for all the same"
    )
    func tailsAndRests() throws {
        let detector = try Detector(
            .testRule("a/one", keywords: ["abc"], pattern: "abc[0-9]{2}"),
            .testRule("a/two", keywords: ["abc"], pattern: "abc[x-z]"),
            .testRule("a/three", keywords: ["Q-wide-anchor-1"], pattern: "(?i)Q-wide-anchor-[0-9]"),
            .testRule("a/four", keywords: ["q-wide-anchor-2"], pattern: "(?i)(?:q-wide-anchor-[0-9])"))
        #expect(detector.keywords.keywords.map(\.count) == [12, 5, 4])
        let worker = detector.makeWorker()
        let text = "abc12 abcd abcx q-wide-anchor-3 Q-WIDE-anchor-1"
        #expect(worker.secrets(in: text) == ["abc12", "abcx", "Q-WIDE-anchor-1"])
        #expect(worker.secrets(in: "q-wide-anchor-") == [])
    }

    @Test("reach is twice the farthest window with its growth and its left context")
    func reach() throws {
        let detector = try Detector(
            .testRule("a/one", keywords: ["abc"], pattern: "abc", window: Window(before: 10, after: 100)),
            .testRule("a/two", keywords: ["abd"], pattern: "abd", window: Window(before: 0, after: 16_384)))
        #expect(detector.reach == 2 * (65_536 + Window.leftContext))
        #expect(
            try Detector(.testRule(keywords: ["abc"], pattern: "abc", window: Window(before: 10, after: 100))).reach
                == 2 * (10 + 64 + 800))
        #expect(Detector(rules: try RuleSet([])).reach == 0)
    }

    @Test("no rules find nothing")
    func noRules() throws {
        let detection = Detector(rules: try RuleSet([])).makeWorker().detect(in: Array("anything".utf8))
        #expect(detection.candidates.isEmpty && detection.shortfalls.isEmpty && detection.markers.isEmpty)
    }

    @Test("markers are found without case, beside the rules' keywords")
    func markers() throws {
        let detector = try Detector(
            .testRule(keywords: ["key_"], pattern: "key_[0-9a-f]{4}"), markers: ["scan:allow", "key_"])
        let detection = detector.makeWorker().detect(in: Array("key_1a2b # Scan:ALLOW KEY_ scan:allow".utf8))
        #expect(detection.candidates.map(\.secret) == [0..<8])
        #expect(detection.markers.sorted() == [0, 11, 22, 27])
    }

    @Test("a worker for each thread finds what one finds")
    func parallel() async throws {
        var random = SeededGenerator(seed: 3)
        let rules = try (0..<40).map { index in
            try Rule.testRule(
                "test/r\(index)", keywords: ["k\(index)_"], pattern: "k\(index)_([0-9a-f]{6,12})", secretGroup: 1)
        }
        let detector = Detector(rules: try RuleSet(rules))
        let texts = (0..<64).map { _ in
            (0..<30).map { _ in "k\(Int.random(in: 0..<45, using: &random))_\(random.text(9, .hex)) " }.joined()
        }
        let alone = Detector(rules: try RuleSet(rules)).makeWorker()
        let expected = texts.map { alone.detect(in: Array($0.utf8)).candidates }
        #expect(expected.allSatisfy { !$0.isEmpty })
        let found = await withTaskGroup(of: [(Int, [Candidate])].self) { group in
            for part in 0..<8 {
                group.addTask {
                    let worker = detector.makeWorker()
                    return texts.indices.filter { $0 % 8 == part }.map {
                        ($0, worker.detect(in: Array(texts[$0].utf8)).candidates)
                    }
                }
            }
            return await group.reduce(into: [Int: [Candidate]]()) { all, part in
                for (index, candidates) in part { all[index] = candidates }
            }
        }
        for index in texts.indices { #expect(found[index] == expected[index]) }
    }
}
