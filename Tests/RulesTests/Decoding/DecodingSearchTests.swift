import TestSupport
import Testing

@testable import Rules

@Suite struct DecodingSearchTests {
    private let worker: DetectorWorker
    private static let token = "tok_" + "q8w3e1r5t7z2"

    init() throws {
        worker = Detector(
            rules: try RuleSet([
                .testRule("a/prefix", keywords: ["tok_"], pattern: "tok_[a-z0-9]{12}(?![a-z0-9])"),
                .testRule("generic/key", keywords: ["key"], pattern: "key=\"([^\"\n]{8,90})\"", secretGroup: 1),
            ])
        ).makeWorker()
    }

    private func values(_ text: String) -> [String] { values(Array(text.utf8)) }

    /// `value encoding,encoding bytes` of everything that is found; the bytes are those that stand in the text.
    private func values(_ text: [UInt8]) -> [String] {
        let detection = worker.detect(in: text)
        return detection.candidates.map { candidate in
            let there = String(decoding: text[candidate.secret], as: UTF8.self)
            guard let index = candidate.decoded else { return there }
            let value = detection.decoded[index]
            let encodings = value.encodings.map(\.rawValue).joined(separator: ",")
            return "\(String(decoding: value.bytes, as: UTF8.self)) \(encodings) \(there)"
        }
    }

    /// Every encoding, in front of it and behind it something else.
    @Test(arguments: Encoding.allCases)
    func everyEncoding(encoding: Encoding) {
        let inner = "a value \(Self.token)"
        let text = Array("first line\nx: '".utf8) + encoding.encoded(Array(inner.utf8)) + Array("'\nlast".utf8)
        let found = values(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("\(Self.token) \(encoding.rawValue) ") == true, "\(found)")
    }

    @Test(arguments: Encoding.allCases, Encoding.allCases)
    func nested(outer: Encoding, inner: Encoding) {
        let text = outer.encoded(inner.encoded(Array("a value \(Self.token) and more".utf8)))
        // A zero is no text.
        let expected = inner == .utf16 ? [] : ["\(Self.token) \(outer.rawValue),\(inner.rawValue)"]
        #expect(values(text).map { $0.split(separator: " ")[..<2].joined(separator: " ") } == expected)
    }

    @Test func fourDeepAndNoDeeper() {
        var text = Array("a value \(Self.token)".utf8)
        for _ in 0..<4 { text = Encoding.base64.encoded(text) }
        #expect(values(text).count == 1)
        #expect(values(Encoding.base64.encoded(text)).isEmpty)
    }

    /// The name may stand in front of what is encoded.
    @Test func valuesBehindTheirNames() {
        #expect(values("key=\"u7i\\u002B4o0p9q\"") == ["u7i+4o0p9q escape u7i\\u002B4o0p9q"])
        #expect(values("key=\"u7i%2F4o0p9q\"") == ["u7i/4o0p9q percent u7i%2F4o0p9q"])
        // 'u7i4o0p9u7i4' in base64.
        #expect(values("key=\"dTdpNG8wcDl1N2k0\"") == ["u7i4o0p9u7i4 base64 dTdpNG8wcDl1N2k0"])
    }

    /// Quotes of a text in a text; the value itself is as it is.
    @Test func textInText() {
        #expect(values(#"{"a": "key=\"u7i4o0p9\""}"#) == ["u7i4o0p9 escape u7i4o0p9"])
        #expect(values(#"{"a": "{\"b\": \"key=\\\"u7i4o0p9\\\"\"}"}"#) == ["u7i4o0p9 escape,escape u7i4o0p9"])
        #expect(values("<a b=\"key=&quot;u7i4o0p9&quot;\">") == ["u7i4o0p9 entity u7i4o0p9"])
    }

    /// What is there without decoding is found once, as it is.
    @Test func whatNeedsNoDecoding() {
        #expect(values("\(Self.token) a\\\"b %41 &amp;") == [Self.token])
        #expect(values("key=\"\(Self.token)\" \\\"x\\\"") == [Self.token])
    }

    @Test func blocksOfLines() {
        let content = Array("\(String(repeating: "some words, ", count: 12))\n\(Self.token)\nend".utf8)
        for width in [60, 64, 76] {
            let block = Encoding.block(content, width: width, indentation: 4, lineEnd: width == 64 ? "\r\n" : "\n")
            let found = values(Array("data: |\n".utf8) + block + Array("\nnext: 1\n".utf8))
            #expect(found.count == 1 && found.first?.hasPrefix("\(Self.token) base64 ") == true, "\(width): \(found)")
        }
        // As `xxd -p` writes them.
        let digits = String(decoding: Encoding.hex.encoded(content), as: UTF8.self)
        let lines = stride(from: 0, to: digits.count, by: 60).map { String(digits.dropFirst($0).prefix(60)) }
        #expect(values(lines.joined(separator: "\n")).first?.hasPrefix("\(Self.token) hex ") == true)
    }

    /// What is not text is left alone.
    @Test func noText() {
        let zeros = Encoding.base64.encoded(Array("a value ".utf8) + [0, 1, 2] + Array(Self.token.utf8))
        #expect(values(zeros).isEmpty)
        #expect(values(Encoding.hex.encoded(Array("a value".utf8) + [7] + Array(Self.token.utf8))).isEmpty)
        // One character is missing.
        #expect(values(Array(Encoding.base64.encoded(Array("a value \(Self.token)".utf8)).dropFirst())).isEmpty)
    }

    /// Bounded by the text, whatever it holds.
    @Test func hostileTexts() {
        for sign in ["%25", "\\\\", "&amp;", "%", "\\u005c", "QUFB", "\\\"", "&#37;", "41"] {
            let text = Array(String(repeating: sign, count: 200_000 / sign.utf8.count).utf8)
            #expect(worker.detect(in: text).candidates.isEmpty)
        }
    }
}
