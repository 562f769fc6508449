import Testing

@testable import ShellSyntax

@Suite("Option grammars")
struct ShellOptionGrammarTests {
    @Test(
        "the letter of a cluster that takes a value", arguments: [("yo", 1), ("y", nil), ("oy", 0)] as [(String, Int?)])
    func letters(cluster: String, expected: Int?) {
        #expect(ShellOptionGrammar(valued: ["o", "output"]).valuedLetter(in: Substring(cluster).utf8) == expected)
    }
}
