import Testing

@testable import SourceCode

@Suite struct LexerHeredocsTests {
    @Test(arguments: [
        (Language.php, "<?php a(<<<EOT\nb 'c\nEOT, d);", ["a", "(", "`b 'c\n`", ",", "d", ")", ";"]),
        (.php, "<?php a(<<<'EOT'\nb\n  EOT);", ["a", "(", "\"b\n\"", ")", ";"]),
        (.ruby, "a(<<~X, <<~'Y')\n  b 'c\nX\n  d\nY\ne", ["a", "(", "`  b 'c\n`", ",", "\"  d\n\"", ")", "e"]),
        (.ruby, "a << b", ["a", "<", "<", "b"]),
        (.ruby, "a = %w[b c]", ["a", "=", "\"b c\""]),
        (.ruby, "a = %q(b (c) d)", ["a", "=", "\"b (c) d\""]),
        (.ruby, "a = %r{b/c}", ["a", "=", "/b/c/"]),
        (.ruby, "a % b", ["a", "%", "b"]),
    ])
    func heredocs(_ language: Language, _ code: String, _ expected: [String]) {
        #expect(LexerTests.tokens(code, language) == expected)
    }
}
