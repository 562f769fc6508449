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

    @Test("what may stand behind the mark", arguments: [("END x\nEND \r\n", "END x\n"), ("END: x\n\tEND", "END: x\n")])
    func alone(text: String, expected: String) {
        var cursor = ByteCursor(Array(text.utf8))
        let body = Heredoc.read(&cursor, mark: Array("END".utf8)[...], dedents: false, isAlone: true)
        #expect(body.map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(Self.read(text, dedents: false).0 == "")
    }

    @Test("marks", arguments: [("A-b\nx", "A-b"), ("A\r\n", "A"), ("A x\n", nil), ("\n", nil), ("A", nil)])
    func marks(text: String, expected: String?) {
        var cursor = ByteCursor(Array(text.utf8))
        #expect(Heredoc.mark(&cursor).map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test("without its mark there is none", arguments: ["", "a\n", "EN", "a END"])
    func none(text: String) {
        let (body, offset) = Self.read(text, dedents: true)
        #expect(body == nil && offset == 0)
    }
}
