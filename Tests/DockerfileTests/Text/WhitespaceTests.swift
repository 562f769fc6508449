import Testing

@testable import Dockerfile

@Suite("White space")
struct WhitespaceTests {
    @Test(
        "is removed at both ends, as Unicode has it",
        arguments: [
            ("", ""), ("a", "a"), (" \t a b\r\n", "a b"), ("\u{A0}a\u{A0}", "a"), ("\u{85}a", "a"),
            ("\u{2003}a\u{3000}\u{205F}", "a"), ("\u{1680}", ""), ("é", "é"), ("\u{200B}a", "\u{200B}a"),
        ])
    func trims(text: String, expected: String) {
        let bytes = Array(text.utf8)
        #expect(String(decoding: bytes[Whitespace.trimmed(0..<bytes.count, of: bytes)], as: UTF8.self) == expected)
    }

    @Test("half a character is none")
    func halves() {
        #expect(Whitespace.trimmed(0..<1, of: [0xC2]) == 0..<1)
        #expect(Whitespace.trimmed(0..<2, of: [0xE2, 0x80]) == 0..<2)
        #expect(Whitespace.trimmed(0..<1, of: [0xA0]) == 0..<1)
    }
}
