import Testing

@testable import Dockerfile

@Suite("Words")
struct WordMakerTests {
    @Test("stand between separators", arguments: [("a  b\tc", ["a", "b", "c"]), ("", []), (" \u{A0}x ", ["\u{A0}x"])])
    func words(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let maker = WordMaker(LogicalText(bytes: bytes, segments: [LogicalText.Segment(start: 0, source: 0)]))
        #expect(maker.words(in: 0..<bytes.count).map(\.value) == expected)
    }

    @Test("know whether the text has their value")
    func verbatim() {
        let maker = WordMaker(
            LogicalText(bytes: Array("\"a\"".utf8), segments: [LogicalText.Segment(start: 0, source: 5)]))
        #expect(!maker.word(Array("a".utf8), at: 0..<3).isVerbatim)
        #expect(maker.word(Array("\"a\"".utf8), at: 0..<3).isVerbatim)
        #expect(maker.word(1..<2).range == 6..<7)
    }
}
