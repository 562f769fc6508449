import Testing

@testable import Rules

@Suite("BytePattern")
struct BytePatternTests {
    @Test(
        "occurs anywhere in the bytes",
        arguments: [
            ("b+", "abbc", true), ("^b", "ab", false), ("^a", "ab", true), ("b$", "ab", true), ("a$", "ab", false),
            ("^$", "", true),
            ("x", "", false), ("(?i)KEY", "my key", true), ("KEY", "my key", false), (#"\Aab\z"#, "ab", true),
            (".{3}", "ab", false),
        ])
    func occurs(pattern: String, text: String, expected: Bool) throws {
        #expect(try BytePattern(pattern).occurs(in: Array(text.utf8)) == expected)
    }

    @Test("works on bytes that are no UTF-8")
    func invalidUTF8() throws {
        #expect(try BytePattern(#"\xFF\x00a"#).occurs(in: [0x80, 0xFF, 0x00, 0x61, 0xC3]))
        #expect(try BytePattern("^..$").occurs(in: [0xC3, 0xA9]))
    }

    @Test("a pattern that gives up does not occur")
    func givesUp() throws {
        #expect(try !BytePattern("^(a+)+$").occurs(in: Array(repeating: 0x61, count: 4_000) + [0x62]))
    }

    @Test("a bad pattern names the offset", arguments: [("a(", 2), ("[b-a]", 3), ("*", 0), (#"a\"#, 2)])
    func bad(pattern: String, offset: Int) {
        let error = #expect(throws: RulesError.self) { try BytePattern(pattern) }
        #expect(error?.code == .badPattern)
        #expect(error?.message.hasSuffix("at offset \(offset)") == true, "\(error?.message ?? "")")
    }
}
