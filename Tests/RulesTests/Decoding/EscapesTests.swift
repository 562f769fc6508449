import Testing

@testable import Rules

@Suite struct EscapesTests {
    private func segment(_ text: String) -> String? {
        let segment = Array(text.utf8).withUnsafeBytes { Escapes.segment(in: $0, at: 0, before: $0.count) }
        return segment.map {
            "\($0.encoding.rawValue) \($0.range.count) \(String(decoding: $0.content, as: UTF8.self))"
        }
    }

    @Test(
        arguments: [
            ("%2F", "percent 3 /"), ("%7bx", "percent 3 {"), ("\\u002F", "escape 6 /"), ("\\U0000002F", "escape 10 /"),
            ("\\x2f", "escape 4 /"), ("\\u00e9", "escape 6 é"), ("\\\"", "escape 2 \""), ("\\'", "escape 2 '"),
            ("\\\\", "escape 2 \\"), ("\\/", "escape 2 /"), ("\\n", "escape 2 \n"), ("\\t", "escape 2 \t"),
            ("&quot;", "entity 6 \""), ("&amp;", "entity 5 &"), ("&#47;", "entity 5 /"), ("&#x2F;", "entity 6 /"),
            ("&#X2f;x", "entity 6 /"), ("&lt;", "entity 4 <"),
        ])
    func escapes(text: String, expected: String) { #expect(segment(text) == expected) }

    @Test(arguments: [
        "%2", "%2G", "%00", "%", "\\", "\\u002", "\\ud800", "\\x0", "\\x01", "\\q", "&", "&;", "&quot", "&nothing;",
        "&#;", "&#x;", "&#xzz;", "&#0;", "&#55296;", "&#99999999999;", "&quot quot;", "x", "",
    ])
    func noEscapes(text: String) {
        #expect(text.isEmpty || segment(text) == nil)
    }

    @Test(
        arguments: [
            ("%2F", true), ("%2x", false), ("\\\"x", true), ("\\nx", false), ("\\u0041", true), ("\\u4e2d", false),
            ("\\x41", true), ("\\xe9", false), ("&amp;", true), ("& b", false), ("&&", false), ("x", false),
        ])
    func beginnings(text: String, begins: Bool) {
        #expect(Array(text.utf8).withUnsafeBytes { Escapes.begins(in: $0, at: 0, before: $0.count) } == begins)
    }
}
