import Testing

@testable import Rules

@Suite("ValueFilter")
struct ValueFilterTests {
    static let all: [ValueFilter] = [
        .entropy(3.5), .digit, .mixed, .unlikeWords, .unlikeCode, .secretName,
    ]

    @Test("text and back", arguments: all)
    func roundTrip(filter: ValueFilter) {
        #expect(ValueFilter(filter.description) == filter)
    }

    @Test(
        "entropy is read as a number between 0 and 8",
        arguments: [("entropy 3", 3.0), ("entropy 0", 0), ("entropy 8", 8), ("entropy  2.25", 2.25)])
    func entropy(text: String, bits: Double) {
        #expect(ValueFilter(text) == .entropy(bits))
    }

    @Test(
        "anything else is no filter",
        arguments: [
            "", "entropy", "entropy x", "entropy -1", "entropy 8.1", "entropy nan", "entropy inf", "entropy 3 4",
            "Digit", "unlike words", " digit",
        ])
    func unknown(text: String) {
        #expect(ValueFilter(text) == nil)
    }

    /// Judges `value` in `key = "value"`.
    static func accepts(
        _ filter: ValueFilter, _ value: String, name: String = "key", quote: String = "\"", after: String? = nil
    ) -> Bool {
        let text = Array("\(name) = \(quote)\(value)\(after ?? quote)".utf8)
        let start = name.utf8.count + 3 + quote.utf8.count
        return text.withUnsafeBytes { bytes in
            filter.accepts(ValueMatch(visible: bytes, secret: start..<(start + value.utf8.count), keyword: 0))
        }
    }

    @Test(
        "each filter drops what it is for and lets the rest pass",
        arguments: [
            (.entropy(2), "abcd", true), (.entropy(2.01), "abcd", false), (.entropy(0), "aaaa", true),
            (.digit, "abc1", true),
            (.digit, "abcd", false), (.digit, "é٣", false), (.mixed, "abc1", true), (.mixed, "abcd", false),
            (.mixed, "1234", false),
            (.mixed, "1-2_3", false), (.unlikeWords, "getUserAccessToken", false),
            (.unlikeWords, "x7Gq2LpV9sRt4Wz8", true),
            (.unlikeCode, "./keys/server.pem", false), (.unlikeCode, "x7Gq2LpV9sRt4Wz8", true),
        ] as [(ValueFilter, String, Bool)])
    func accepted(filter: ValueFilter, value: String, expected: Bool) {
        #expect(Self.accepts(filter, value) == expected)
    }

    @Test(
        "secret-name looks at the name around the keyword",
        arguments: [("api_key", true), ("public_key", false), ("token_url", false)])
    func secretName(name: String, expected: Bool) {
        #expect(Self.accepts(.secretName, "x7Gq2LpV9sRt4Wz8", name: name) == expected)
    }

    @Test(
        "a piece of a value that an example breaks up is no value",
        arguments: [
            ("{-}", "", true), ("", "{-}", true), ("{-} ", "", false), ("", " {-}", false), ("{-", "-}", false),
        ])
    func brokenUp(before: String, after: String, expected: Bool) {
        let text = Array("k=\(before)x7Gq2LpV\(after)".utf8)
        let start = 2 + before.utf8.count
        text.withUnsafeBytes { bytes in
            #expect(ValueMatch(visible: bytes, secret: start..<(start + 8), keyword: 0).isBrokenUp == expected)
        }
    }

    @Test(
        "a value is quoted when the same quote stands on both sides",
        arguments: [("\"", true), ("'", true), ("`", true), ("", false), ("<", false)])
    func quoted(quote: String, expected: Bool) {
        let text = Array("\(quote)abc\(quote)".utf8)
        let start = quote.utf8.count
        text.withUnsafeBytes { bytes in
            let match = ValueMatch(visible: bytes, secret: start..<(start + 3), keyword: 0)
            #expect(match.isQuoted == expected)
            #expect(match.value.elementsEqual(Array("abc".utf8)))
            #expect(match.byteBefore == quote.utf8.first)
            #expect(match.byteAfter == quote.utf8.first)
        }
    }

    @Test("what was published on purpose is a placeholder, what differs in one character is none")
    func published() {
        let head =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
        for (tail, expected) in [
            ("SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", true),
            ("SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5d", false),
        ] {
            #expect(Array((head + tail).utf8).withUnsafeBytes { Placeholder.isPlaceholder($0) } == expected)
        }
    }
}
