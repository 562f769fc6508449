import Testing

@testable import SourceCode

@Suite struct TokenTests {
    @Test func brackets() {
        for (open, close) in zip("([{".utf8, ")]}".utf8) {
            #expect(Token.opens(open) && !Token.closes(open))
            #expect(Token.closes(close) && !Token.opens(close))
            #expect(Token.closing(open) == close)
        }
    }

    @Test func equalTextsHaveEqualHashes() {
        #expect(Token.hash("origin".utf8) == Token.hash(Array("origin".utf8)))
        #expect(Token.hash("origin".utf8) != Token.hash("origins".utf8))
    }
}
