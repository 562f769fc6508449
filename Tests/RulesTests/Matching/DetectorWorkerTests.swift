import TestSupport
import Testing

@testable import Rules

@Suite("DetectorWorker")
struct DetectorWorkerTests {
    private static func worker(_ rules: Rule...) throws -> DetectorWorker {
        Detector(rules: try RuleSet(rules)).makeWorker()
    }

    @Test("an anchored rule matches at its keyword only")
    func anchored() throws {
        let worker = try Self.worker(.testRule(keywords: ["key_"], pattern: "(?<![a-z])key_[0-9]{4}"))
        #expect(worker.secrets(in: "key_1934 mykey_1934 xx key_19 key_7391") == ["key_1934", "key_7391"])
        let inside = try Self.worker(.testRule(keywords: ["mid_"], pattern: "a?mid_[0-9]{4}"))
        #expect(inside.secrets(in: "amid_1934") == ["mid_1934"])
    }

    @Test("a searching rule finds a match that covers the keyword and begins in the window")
    func searching() throws {
        let worker = try Self.worker(
            .testRule(keywords: ["@host"], pattern: "([a-z0-9]{4,12})@host", window: Window(before: 12), secretGroup: 1)
        )
        #expect(worker.secrets(in: "x9k2m4@host") == ["x9k2m4"])
        #expect(worker.secrets(in: "r8t5w1 x9k2m4@host q1w8e3@host") == ["x9k2m4", "q1w8e3"])
        #expect(worker.secrets(in: "@host") == [])
        // No farther back than `before`: the match is what of it stands in the window.
        #expect(worker.secrets(in: "zzzzzzzzq5x9k2m4b7t1@host") == ["q5x9k2m4b7t1"])
    }

    @Test("an earlier match that misses the keyword does not hide a later one that covers it")
    func laterMatch() throws {
        let worker = try Self.worker(
            .testRule(
                keywords: ["end!"], pattern: "([0-9][a-z]{3})(?:end!)?", window: Window(before: 20), secretGroup: 1))
        #expect(worker.secrets(in: "1xyz 7qkd 4wmbend!") == ["4wmb"])
    }

    @Test("lookbehind sees the bytes in front of the window, and the start of the text")
    func lookbehind() throws {
        let worker = try Self.worker(.testRule(keywords: ["key_"], pattern: "(?<!\\A)(?<![0-9]{64})key_[0-9]{4}"))
        #expect(worker.secrets(in: "key_1934") == [])
        #expect(worker.secrets(in: "xkey_1934") == ["key_1934"])
        let digits = String(repeating: "7", count: 64)
        #expect(worker.secrets(in: digits + "key_1934") == [])
        #expect(worker.secrets(in: digits + "x" + digits + "key_1934") == [])
        #expect(worker.secrets(in: "x" + digits.dropLast() + "key_1934") == ["key_1934"])
    }

    @Test("the start of a window is not the start of the text", arguments: [0, 1, 63, 64, 65, 200])
    func startOfText(padding: Int) throws {
        for pattern in [#"\Akey_[0-9]{4}"#, "^key_[0-9]{4}"] {
            let worker = try Self.worker(.testRule(keywords: ["key_"], pattern: pattern))
            #expect(
                worker.secrets(in: String(repeating: " ", count: padding) + "key_1934")
                    == (padding == 0 ? ["key_1934"] : []))
        }
    }

    @Test(
        "the end of a window is not the end of the text",
        arguments: [#"key_[a-z0-9]{4,}$"#, #"key_[a-z0-9]{4,}\z"#, #"key_[a-z0-9]{4,}\Z"#])
    func endOfText(pattern: String) throws {
        let worker = try Self.worker(.testRule(keywords: ["key_"], pattern: pattern, window: Window(after: 16)))
        #expect(worker.secrets(in: "key_q8w3e1") == ["key_q8w3e1"])
        #expect(worker.secrets(in: "key_q8w3e1 ") == [])
        #expect(worker.secrets(in: "key_q8w3e1k7d5m2" + "p4 and more") == [])
    }

    @Test(
        "a match that touches the end of its window is looked at again with a larger one",
        arguments: [8, 16, 17, 60, 120, 128])
    func growth(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let value = "key_" + random.text(count - 4, .base62)
        let worker = try Self.worker(
            .testRule(keywords: ["key_"], pattern: "key_[0-9A-Za-z]{4,500}", window: Window(after: 16)))
        #expect(worker.secrets(in: value) == [value])
        #expect(worker.secrets(in: value + " tail") == [value])
    }

    @Test("growth ends at eight times the window")
    func growthEnds() throws {
        var random = SeededGenerator(seed: 5)
        let value = "key_" + random.text(400, .base62)
        let worker = try Self.worker(
            .testRule(keywords: ["key_"], pattern: "key_[0-9A-Za-z]{4,500}", window: Window(after: 16)))
        #expect(worker.secrets(in: value).map(\.count) == [128])
    }

    @Test("an assertion behind a match is judged by the text, not by the window's end", arguments: 4...20)
    func lookaheadAtTheEdge(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let worker = try Self.worker(
            .testRule(
                keywords: ["key_"], pattern: "key_[0-9A-Za-z]{\(count)}(?!\\.[0-9A-Za-z])", window: Window(after: 24)))
        let value = "key_" + random.text(count, .base62)
        #expect(worker.secrets(in: value + ". End") == [value])
        #expect(worker.secrets(in: value + ".com") == [])
    }

    @Test("a keyword longer than the window is still matched")
    func longKeyword() throws {
        let worker = try Self.worker(
            .testRule(keywords: ["q-wide-anchor-7"], pattern: "q-wide-anchor-7", window: Window(after: 3)))
        #expect(worker.secrets(in: "x q-wide-anchor-7 y") == ["q-wide-anchor-7"])
    }

    @Test("the secret is the rule's group, the whole match where the group took no part")
    func group() throws {
        let worker = try Self.worker(
            .testRule(keywords: ["key"], pattern: "key=(?:<([a-z0-9]+)>|[a-z0-9]+)", secretGroup: 1))
        let bytes = Array("key=<q8w3e1> key=z7x5c4".utf8)
        let candidates = worker.detect(in: bytes).candidates
        #expect(candidates.map(\.secret) == [5..<11, 13..<23])
        #expect(candidates.map(\.match) == [0..<12, 13..<23])
    }

    @Test("an empty value is no finding")
    func emptyValue() throws {
        let worker = try Self.worker(.testRule(keywords: ["key="], pattern: "key=([a-z0-9]*)", secretGroup: 1))
        #expect(worker.secrets(in: "key= key=q8w3e1") == ["q8w3e1"])
    }

    @Test("a catastrophic pattern is a shortfall that names rule and place")
    func shortfall() throws {
        let worker = try Self.worker(
            .testRule("test/slow", keywords: ["slow"], pattern: "slow(a+)+$", window: Window(after: 300)),
            .testRule("test/good", keywords: ["good_"], pattern: "good_[0-9]{4}"))
        let text = "xx slow" + String(repeating: "a", count: 200) + "! good_1934"
        let detection = worker.detect(in: Array(text.utf8))
        #expect(detection.shortfalls == [DetectorWorker.Shortfall(rule: try #require(RuleID("test/slow")), offset: 3)])
        #expect(detection.candidates.count == 1)
        // The next text is judged as ever.
        #expect(worker.detect(in: Array("slow ".utf8)).shortfalls.isEmpty)
        #expect(worker.secrets(in: "slowaaz slowqa") == [])
    }

    @Test(
        "invalid UTF-8 around and inside a value",
        arguments: [[0xFF], [0xC3], [0x80, 0x80], [0xED, 0xA0, 0x80], [0x00]] as [[UInt8]])
    func invalidUTF8(noise: [UInt8]) throws {
        let worker = try Self.worker(.testRule(keywords: ["key="], pattern: #"key=([^ ]{6,20})"#, secretGroup: 1))
        let bytes = noise + Array("key=q8w".utf8) + noise + Array("3e1 ".utf8) + noise
        let candidates = worker.detect(in: bytes).candidates
        #expect(candidates.map { Array(bytes[$0.secret]) } == [Array("q8w".utf8) + noise + Array("3e1".utf8)])
    }

    @Test("filters, placeholders and checksums decide")
    func decided() throws {
        let worker = try Self.worker(
            .testRule(keywords: ["key="], pattern: "key=(\\S+)", secretGroup: 1, filters: [.digit]))
        #expect(worker.secrets(in: "key=xqwkzmbt key=xqwkz7bt key=${KEY7} key=xxxxxxxx7") == ["xqwkz7bt"])
        let checked = try Self.worker(
            .testRule(
                keywords: ["glsa_"], pattern: "glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}", confidence: .medium,
                validation: .grafana))
        let body = "glsa_" + "Zq7Rk2Wm9Tx4Vb8Nc3Lp6Hd1Jf5Gs0Ya"
        let sum = BitwiseCRC32.checksum(Array(body.utf8))
        let good = body + "_" + (0..<4).map { Self.hex(UInt8(truncatingIfNeeded: sum >> (8 * UInt32($0)))) }.joined()
        let bytes = Array((good + " " + good.dropLast() + (good.hasSuffix("0") ? "1" : "0")).utf8)
        #expect(checked.detect(in: bytes).candidates.map(\.confidence) == [.certain, .low])
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
