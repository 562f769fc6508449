import Testing

@testable import Dockerfile

@Suite("JSON reader")
struct JSONReaderTests {
    @Test(
        "strings have their escapes read",
        arguments: [
            ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u0041\\ud83d\\ude00\"", "A😀"),
            ("\"\\ud83dx\"", "\u{FFFD}x"), ("\"\\udc00\"", "\u{FFFD}"), ("\"\\x\"", nil), ("\"\\u12\"", nil),
            ("\"a", nil),
            ("\"\t\"", nil), ("a", nil),
        ] as [(String, String?)])
    func strings(text: String, expected: String?) {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, in: 0..<bytes.count)
        let value = reader.string().map { String(decoding: $0, as: UTF8.self) }
        #expect(value == expected)
    }

    @Test(
        "values of every kind are stepped over",
        arguments: [
            ("null", true), ("-1.5e+3", true), ("01", false), ("[1,[],{}]", true),
            ("{\"a\":{\"b\":[true,false]}}", true),
            ("{\"a\"}", false), ("[1,]", false), ("{,}", false), ("[}", false), ("nul", false), ("", false),
        ])
    func values(text: String, expected: Bool) {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, in: 0..<bytes.count)
        let isValue = reader.skipValue()
        #expect((isValue && reader.isAtEnd) == expected)
    }

    @Test("depth costs no stack")
    func depth() {
        let bytes = Array((String(repeating: "[", count: 300_000) + String(repeating: "]", count: 300_000)).utf8)
        var reader = JSONReader(bytes, in: 0..<bytes.count)
        let isValue = reader.skipValue()
        #expect(isValue)
    }
}
