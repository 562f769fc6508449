import BuiltInRules
import TestSupport
import Testing

@testable import Rules

@Suite("Streaming detector")
struct StreamingDetectorTests {
    private static let set = Result {
        try BuiltInRules.loadWithExamples().filtered {
            !$0.keywords.isEmpty && $0.severity >= .high && ($0.confidence >= .high || $0.validation != nil)
        }
    }

    private struct Stream {
        var findings: [StreamingDetector.Finding] = []
        /// The farthest that the decided part lagged behind.
        var lag = 0
    }

    private static func run(_ text: [UInt8], cuts: [Int], _ rules: StreamingRules, _ worker: DetectorWorker) -> Stream {
        var (detector, stream, decided) = (rules.makeDetector(), Stream(), 0)
        for (start, end) in zip([0] + cuts, cuts + [text.count]) {
            let findings = detector.append(text[start..<end], with: worker)
            // What was let go never is a part of a secret.
            #expect(findings.allSatisfy { $0.range.lowerBound >= decided })
            #expect(detector.decided >= decided)
            decided = detector.decided
            stream.findings += findings
            stream.lag = max(stream.lag, detector.count - decided)
        }
        let rest = detector.finish(with: worker)
        #expect(rest.allSatisfy { $0.range.lowerBound >= decided })
        #expect(detector.decided == text.count)
        stream.findings += rest
        return stream
    }

    @Test("every example gives the same, cut at every byte and at random ones", arguments: 0..<4)
    func examples(part: Int) throws {
        let set = try Self.set.get()
        let detector = Detector(rules: set)
        let (rules, worker) = (StreamingRules(detector), detector.makeWorker())
        var random = SeededGenerator(seed: UInt64(part))
        var count = 0
        for (index, rule) in set.rules.enumerated() where index % 4 == part {
            for example in rule.examples.prefix(2) + rule.nonExamples.prefix(1) {
                let text = Array("Here it is:\n\(example.text)\nThat is all.".utf8)
                let whole = Self.run(text, cuts: [], rules, worker).findings
                let plain = text.withUnsafeBytes { worker.detect(inPlain: $0) }.candidates
                #expect(whole.map(\.rule) == plain.map(\.rule), "\(rule.id)")
                #expect(whole.map(\.range.upperBound) == plain.map(\.secret.upperBound), "\(rule.id)")
                count += whole.count
                let single = Self.run(text, cuts: Array(1..<text.count), rules, worker).findings
                #expect(single == whole, "\(rule.id): byte by byte")
                for _ in 0..<12 {
                    let cut = Int.random(in: 1..<text.count, using: &random)
                    #expect(Self.run(text, cuts: [cut], rules, worker).findings == whole, "\(rule.id): cut at \(cut)")
                }
                for _ in 0..<4 {
                    let cuts = Set(
                        (0..<Int.random(in: 2...9, using: &random)).map { _ in
                            Int.random(in: 1..<text.count, using: &random)
                        })
                    #expect(Self.run(text, cuts: cuts.sorted(), rules, worker).findings == whole, "\(rule.id): \(cuts)")
                }
            }
        }
        #expect(count > 80)
    }

    @Test("prose is let go but for its last word")
    func prose() throws {
        let detector = Detector(rules: try Self.set.get())
        let (rules, worker) = (StreamingRules(detector), detector.makeWorker())
        let text = Array(
            "Basic authentication sends a password; the token is a secret, and skipping it is wrong. For keys see api docs."
                .utf8)
        let stream = Self.run(text, cuts: Array(1..<text.count), rules, worker)
        #expect(stream.findings.isEmpty)
        #expect(stream.lag < 24)
        var stopped = rules.makeDetector()
        _ = stopped.append(Array("Hello, how are you?".utf8), with: worker)
        #expect(stopped.decided == 19)
    }

    @Test("what never ends is held back for its window only")
    func bounds() throws {
        let rules = StreamingRules(
            Detector(
                rules: try RuleSet([
                    .testRule(
                        "test/a", keywords: ["key_"], pattern: "key_[0-9a-z]{20,6000}!", window: Window(after: 256)),
                    .testRule(
                        "test/b", keywords: ["@end"], pattern: "<[^>]{0,9000}@end>",
                        window: Window(before: 100, after: 16)),
                ])))
        let worker = rules.detector.makeWorker()
        var detector = rules.makeDetector()
        for start in ["key_", "<"] {
            _ = detector.append(Array(start.utf8), with: worker)
            var lag = 0
            for _ in 0..<1_000 {
                _ = detector.append(Array("abcdefghij".utf8), with: worker)
                lag = max(lag, detector.count - detector.decided)
            }
            #expect(lag > 50 && lag < 400)
        }
    }

    @Test("a long text is not kept")
    func memory() throws {
        let detector = Detector(rules: try Self.set.get())
        let (rules, worker) = (StreamingRules(detector), detector.makeWorker())
        var random = SeededGenerator(seed: 5)
        let secret = "sk-" + "ant-api03-" + random.text(93, .base62) + "AA"
        var stream = rules.makeDetector()
        var findings: [StreamingDetector.Finding] = []
        var expected: [Range<Int>] = []
        for index in 0..<3_000 {
            let text = index % 500 == 7 ? " \(secret) " : " word\(index) and so on"
            if index % 500 == 7 {
                expected.append(
                    (stream.count + 1 + StreamingRules.sparedWithinWords)..<(stream.count + 1 + secret.utf8.count))
            }
            findings += stream.append(Array(text.utf8), with: worker)
        }
        findings += stream.finish(with: worker)
        #expect(findings.map(\.range) == expected)
    }
}
