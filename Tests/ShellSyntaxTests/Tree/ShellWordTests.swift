import ShellSyntax
import Testing

@Suite("Words")
struct ShellWordTests {
    private func word(_ text: String) throws -> ShellWord {
        try #require(ShellScript("a " + text).commands().commands.last?.words.last)
    }

    @Test(
        "literal value and prefix",
        arguments: [
            ("b", "b", "b"), ("'b c'\"d\"\\ e", "b cd e", "b cd e"), ("b$c", nil, "b"), ("\"b${c}d\"", nil, "b"),
            ("$'b\\n'", "b\n", "b\n"), ("$((1))", nil, ""), ("b\\\nc", "bc", "bc"), ("~/b*", "~/b*", "~/b*"),
        ] as [(String, String?, String)])
    func values(text: String, literal: String?, prefix: String) throws {
        #expect(try word(text).literal == literal)
        #expect(try word(text).prefix == prefix)
        #expect(try word(text).isLiteral("b") == (literal == "b"))
    }

    @Test(
        "quoted, split and pattern",
        arguments: [
            ("b", false, false, false), ("'b*'", true, false, false), ("b*", false, false, true),
            ("b\\*", true, false, false), ("$b", false, true, false), ("\"$b\"", true, false, false),
            ("[b]$(c)", false, true, true),
        ])
    func kinds(text: String, isQuoted: Bool, isSplit: Bool, isPattern: Bool) throws {
        let word = try word(text)
        #expect([word.isQuoted, word.isSplit, word.isPattern] == [isQuoted, isSplit, isPattern])
    }

    @Test("a word of a command in exec form")
    func execForm() {
        let word = ShellWord(literal: "$a *", range: 3..<7)
        #expect(word.literal == "$a *" && !word.isPattern && !word.isSplit && word.parameters.isEmpty)
    }
}
