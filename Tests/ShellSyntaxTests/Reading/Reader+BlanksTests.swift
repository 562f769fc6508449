import Testing

@testable import ShellSyntax

@Suite("Reading blanks and reserved words")
struct ReaderBlanksTests {
    @Test(
        "reserved words",
        arguments: [
            ("if", "if"), ("if ", "if"), ("if;", "if"), ("i\\\nf", "if"), ("iff", nil), ("'if'", nil), ("}", "}"),
            ("{a", nil),
            ("[[\n", "[["), ("coproc\t", "coproc"), ("do)", "do"), ("", nil),
        ] as [(String, String?)])
    func reserved(text: String, word: String?) {
        #expect(Reader(ScriptText(Array(text.utf8)), depth: 0).reservedWord(at: 0)?.word == word)
    }

    @Test(
        "operators may be continued",
        arguments: [("&&", 2), ("&\\\n&", 4), ("&\\\r\n&", 5), ("& &", nil)] as [(String, Int?)])
    func operators(text: String, end: Int?) {
        #expect(Reader(ScriptText(Array(text.utf8)), depth: 0).end(of: "&&") == end)
    }

    @Test("blanks, comments and line ends are skipped")
    func lines() {
        var reader = Reader(ScriptText(Array(" \t# a\r\n\n\\\n b#".utf8)), depth: 0)
        reader.skipLines()
        #expect(reader.byte == UInt8(ascii: "b"))
    }
}
