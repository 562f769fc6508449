import Testing

@testable import ShellSyntax

@Suite("Expansions in words")
struct ShellWordExpansionsTests {
    private func word(_ text: String) throws -> ShellWord {
        try #require(ShellScript("a " + text).commands().commands.last?.words.last)
    }

    @Test("variables and commands in a word")
    func expansions() throws {
        let word = try word("$b\"${c:-$d $(e)}\"`f`<(g $(h))$((i))")
        #expect(word.parameters.map(\.name) == ["b", "c"])
        #expect(word.substitutions.map(\.kind) == [.command, .backquoted, .processOutput])
    }

    @Test(
        "the value once variables are known",
        arguments: [
            ("$a", "1"), ("x${a}y", "x1y"), ("\"$b\"", "2 3"), ("$b", nil), ("$c", nil), ("${a:-x}", "1"),
            ("${e:-x}", "x"), ("${e-x}", nil), ("\"${e-x}\"", ""), ("${a:+x}", "x"), ("${a#1}", nil), ("$(a)", nil),
            ("${!a}", nil), ("${c:-x}", nil), ("'$a'", "$a"), ("${a:?x}", "1"),
        ] as [(String, String?)])
    func resolved(text: String, expected: String?) throws {
        #expect(try word(text).resolved(with: ["a": "1", "b": "2 3", "e": ""]) == expected)
    }

    @Test(
        "without the beginning",
        arguments: [
            ("--o=b$c", "b$c"), ("\"--o=b $c\"", "b $c\""), ("--'o=b'", "b'"), ("\\-\\-o=b", "b"), ("--o=", ""),
        ])
    func dropping(text: String, rest: String) throws {
        let dropped = try word(text).dropping(4)
        #expect(slice("a " + text, dropped.range) == rest)
    }
}
