import Testing

@testable import SourceCode

@Suite struct TokenIndexTests {
    @Test func tokensByTheirTexts() {
        let file = SourceFile(Array("a b a \"a\" c a".utf8), language: .go)
        func places(_ text: String, in range: Range<Int> = 0..<6) -> [Int] {
            let hash = Token.hash(text.utf8)
            return file.index.candidates(for: hash, in: range).map(Int.init).filter { file.tokens[$0].hash == hash }
        }
        #expect(places("a") == [0, 2, 3, 5])
        #expect(places("c") == [4])
        #expect(places("d") == [])
        #expect(places("a", in: 1..<4) == [2, 3])
        #expect(places("a", in: 3..<3) == [])
        #expect(places("a", in: 4..<6) == [5])
    }
}
