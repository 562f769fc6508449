import Testing

@testable import SourceCode

@Suite struct LanguageSyntaxTests {
    @Test(arguments: Language.allCases)
    func everyLanguageHasCommentsAndStrings(_ language: Language) {
        let syntax = LanguageSyntax.of(language)
        #expect(!syntax.quotes.isEmpty)
        #expect(syntax.hasBlockComments || !syntax.lineComments.isEmpty)
        let code = (language == .php ? "<?php " : "") + "a \"b c\" d"
        #expect(LexerTests.tokens(code, language) == ["a", "\"b c\"", "d"])
    }
}
