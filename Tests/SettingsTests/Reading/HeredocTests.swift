import Testing

@testable import Settings

@Suite("Heredoc")
struct HeredocTests {
    private static func read(_ text: String, dedents: Bool) -> (String?, Int) {
        var cursor = ByteCursor(Array(text.utf8))
        let body = Heredoc.read(&cursor, mark: Array("END".utf8)[...], dedents: dedents)
        return (body.map { String(decoding: $0, as: UTF8.self) }, cursor.offset)
    }

    @Test(
        "lines",
        arguments: [
            ("END", true, ""), ("a\r\n b\nEND\n", true, "a\n b\n"), ("    a\n\n   b\n    END", true, " a\n\nb\n"),
            ("    a\n  END", true, "  a\n"),
            ("  a\n  END", false, "  a\n"), ("ENDED\nEND)", false, "ENDED\n"), (" END x", false, ""),
        ])
    func lines(text: String, dedents: Bool, expected: String) {
        #expect(Self.read(text, dedents: dedents).0 == expected)
    }

    @Test("without its mark there is none", arguments: ["", "a\n", "EN", "a END"])
    func none(text: String) {
        let (body, offset) = Self.read(text, dedents: true)
        #expect(body == nil && offset == 0)
    }
}
