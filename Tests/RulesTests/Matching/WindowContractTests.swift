import BuiltInRules
import TestSupport
import Testing

@testable import Rules

/// "A finding depends only on the bytes of one window": scanning any run of bytes that contains it gives the same.
@Suite("Window contract")
struct WindowContractTests {
    private static let rules: [Rule] = [
        try? .testRule(
            "test/anchored", keywords: ["key_"], pattern: #"(?<![0-9A-Za-z])key_[0-9a-f]{8,40}(?![0-9A-Za-z])"#,
            window: Window(after: 20)),
        try? .testRule(
            "test/searching", keywords: ["@host"], pattern: #"\b([0-9a-z]{6,30})@host(?=[^a-z])"#,
            window: Window(before: 32, after: 16), secretGroup: 1),
        try? .testRule(
            "test/named", keywords: ["secret"], pattern: #"(?i)secret[\w.]{0,20}[ =:]{1,3}["']?([0-9a-z]{8,32})"#,
            window: Window(after: 64), secretGroup: 1,
            filters: [.secretName, .unlikeCode, .entropy(2)]),
        try? .testRule("test/long", keywords: ["BEGIN"], pattern: "BEGIN [0-9a-f]{4,600}", window: Window(after: 24)),
    ].compactMap(\.self)

    /// Text in which the keywords of the rules stand close together, whole and broken, in random surroundings.
    private static func text(_ random: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: 1...10, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: text += Array("key_\(random.text(Int.random(in: 6...50, using: &random), .hex))".utf8)
            case 1: text += Array("\(random.text(Int.random(in: 4...40, using: &random), .base36))@host".utf8)
            case 2:
                text += Array("clientSecret = '\(random.text(Int.random(in: 6...40, using: &random), .base36))'".utf8)
            case 3: text += Array("secret_\(random.text(3, .base36)): \(random.text(12, .base36))".utf8)
            case 4: text += Array("BEGIN \(random.text(Int.random(in: 3...700, using: &random), .hex))".utf8)
            case 5: text += random.bytes(Int.random(in: 0...80, using: &random))
            default: text += random.bytes(Int.random(in: 0...3, using: &random), from: Array(" .\n_'\"x9".utf8))
            }
        }
        return text
    }

    /// Candidates by rule and place, before overlaps are resolved: what one keyword gives.
    private static func raw(_ worker: DetectorWorker, _ bytes: [UInt8], shiftedBy shift: Int = 0) -> [Int: Set<
        Candidate
    >] {
        var found: [Int: Set<Candidate>] = [:]
        let detector = worker.detector
        bytes.withUnsafeBytes { buffer in
            var hits: [KeywordFilter.Hit] = []
            detector.keywords.appendHits(in: buffer, range: 0..<buffer.count, to: &hits)
            for hit in hits {
                var detection = DetectorWorker.Detection()
                worker.evaluate(hit, in: buffer, into: &detection)
                for candidate in detection.candidates {
                    found[hit.offset + shift, default: []].insert(candidate.shifted(by: shift))
                }
            }
        }
        return found
    }

    @Test("a keyword gives the same in every chunk that holds its window", arguments: 0..<24)
    func chunks(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let worker = Detector(rules: try RuleSet(Self.rules)).makeWorker()
        let reach = worker.detector.reach
        var anchors = 0
        for _ in 0..<6 {
            let text = (0..<8).flatMap { _ in Self.text(&random) }
            let whole = Self.raw(worker, text)
            for (offset, expected) in whole.shuffled(using: &random).prefix(4) {
                let start = Int.random(in: 0...max(0, offset - reach), using: &random)
                let end = Int.random(in: min(text.count, offset + reach)...text.count, using: &random)
                let found = Self.raw(worker, Array(text[start..<end]), shiftedBy: start)
                #expect(
                    found[offset] == expected,
                    "seed \(seed), keyword at \(offset), chunk \(start)..<\(end) of \(text.count)")
                anchors += 1
            }
        }
        #expect(anchors > 10)
    }

    @Test("random bytes before and after a text change nothing in its inside", arguments: 0..<24)
    func padding(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let worker = Detector(rules: try RuleSet(Self.rules)).makeWorker()
        // Neither a keyword nor a letter that could continue a value.
        let reach = worker.detector.reach
        let edge = Array(repeating: UInt8(ascii: "\n"), count: reach)
        for _ in 0..<10 {
            let text = edge + Self.text(&random) + edge
            let expected = worker.detect(in: text).candidates
            let noise = Array("\0\u{1}!?~ \n".utf8) + [0x80, 0xC3, 0xFF]
            let before = random.bytes(Int.random(in: 0...2_000, using: &random), from: noise)
            let after = random.bytes(Int.random(in: 0...2_000, using: &random), from: noise)
            let found = worker.detect(in: before + text + after).candidates.map {
                Candidate(
                    rule: $0.rule, secret: $0.secret.shifted(by: -before.count),
                    match: $0.match.shifted(by: -before.count), confidence: $0.confidence)
            }
            #expect(found == expected, "seed \(seed)")
        }
    }

    @Test("the built-in rules keep the contract on their own examples", arguments: 0..<4)
    func builtInRules(part: Int) throws {
        let set = try BuiltInRules.loadWithExamples()
        let worker = Detector(rules: set).makeWorker()
        var random = SeededGenerator(seed: UInt64(part))
        for rule in set.rules.enumerated() where rule.offset % 4 == part {
            for example in rule.element.examples + rule.element.nonExamples {
                // A text's own edges are lines here, as the padding's are.
                let text = Array("\n\(example.text)\n".utf8)
                // What has to be decoded depends on its line and not on a window.
                let expected = text.withUnsafeBytes { worker.detect(inPlain: $0) }.candidates
                let before =
                    random.bytes(Int.random(in: 1...300, using: &random), from: Array(" \t;!?\n".utf8)) + [0x0A]
                let after = [0x0A] + random.bytes(300, from: Array(" \t;!?\n".utf8))
                let found = (before + text + after).withUnsafeBytes { worker.detect(inPlain: $0) }.candidates.map {
                    Candidate(
                        rule: $0.rule, secret: $0.secret.shifted(by: -before.count),
                        match: $0.match.shifted(by: -before.count),
                        confidence: $0.confidence)
                }
                #expect(found == expected, "\(rule.element.id)")
            }
        }
    }

    @Test("a chain of overlaps gives the same in its middle wherever the text begins")
    func chains() throws {
        let worker = Detector(
            rules: try RuleSet([.testRule(keywords: ["key_"], pattern: "key_[0-9a-z_]{16}", window: Window(after: 24))])
        ).makeWorker()
        var random = SeededGenerator(seed: 1)
        let piece = 7
        let text = (0..<1_000).flatMap { _ in Array("key_\(random.text(3, .base36))".utf8) }
        let whole = worker.detect(in: text).candidates
        let shifted = worker.detect(in: Array(text.dropFirst(piece))).candidates.map { $0.secret.shifted(by: piece) }
        // Far behind the first window, the byte where the text begins cannot matter.
        let far = piece + 10 * worker.detector.reach
        #expect(shifted.filter { $0.lowerBound > far } == whole.map(\.secret).filter { $0.lowerBound > far })
    }
}
