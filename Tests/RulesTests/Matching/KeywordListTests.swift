import Testing

@testable import Rules

@Suite("KeywordList")
struct KeywordListTests {
    private static func keyword(_ text: String, ignoresCase: Bool = false, tail: [ByteSet] = [])
        -> KeywordFilter.Keyword
    {
        var keyword = KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
        keyword.tail = tail
        return keyword
    }

    @Test("gives keywords back as they were appended")
    func round() {
        let keywords = [
            Self.keyword("abc"), Self.keyword("Key_", ignoresCase: true, tail: [ByteSet(0x30), .all]),
            Self.keyword("a much longer one", tail: [.all]),
        ]
        var list = KeywordList()
        for keyword in keywords { list.append(keyword) }
        #expect(list.count == 3)
        #expect((0..<3).map { list[$0] } == keywords)
        #expect(list.places.map(\.length) == [3, 6, 18])
    }

    @Test(
        "the piece is the one that reads least like a word, near either end",
        arguments: [("abc", 0), ("abcd", 0), ("_zq9xsecret", 1), ("key_xq7z", 2), ("tokens_9x", 4)])
    func piece(text: String, expected: Int) {
        var list = KeywordList()
        list.append(Self.keyword(text))
        #expect(list.places.map { Int($0.piece) } == [expected])
    }

    @Test("of a long keyword the piece is neither far from the beginning nor from the end")
    func longPiece() {
        var list = KeywordList()
        list.append(Self.keyword("zq9xabcdefghijklmnopqrst"))
        #expect(list.places.map { Int($0.piece) } == [24 - KeywordFilter.nearEnd])
    }
}
