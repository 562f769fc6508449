import Testing

@testable import Settings

@Suite("CaddyLexer")
struct CaddyLexerTests {
    private static func tokens(_ text: String) -> [String] {
        var lexer = CaddyLexer(Array(text.utf8))
        var tokens: [String] = []
        while let token = lexer.next() {
            tokens.append((token.beginsLine ? "^" : "") + (token.isQuoted ? "'\(token.word.text)'" : token.word.text))
        }
        return tokens
    }

    @Test(
        "words",
        arguments: [
            ("a b#c # d\ne", ["^a", "b#c", "^e"]), ("a \"b \\\"c\\\\\" `d\"e`", ["^a", "'b \"c\\\\'", "'d\"e'"]),
            ("a \\\n b", ["^a", "b"]),
            ("<<X\nx\nX y", ["^'x\n'", "y"]), ("<<X\r\nx\r\nX", ["^'x\n'"]), ("<< X\n<<Y", ["^<<", "X", "^<<Y"]),
            ("<<X\n<<Y\ny\nY", ["^<<X", "^<<Y", "^y", "^Y"]), ("\"open", ["^'open'"]),
            ("\\\ra \\\r\nb", ["^\\", "a", "b"]), ("", []),
        ])
    func words(text: String, expected: [String]) {
        #expect(Self.tokens(text) == expected)
    }
}
