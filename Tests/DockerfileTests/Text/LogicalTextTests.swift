import Testing

@testable import Dockerfile

@Suite("Logical text")
struct LogicalTextTests {
    /// `ab`, three bytes left out, `cd`.
    private static let text = LogicalText(
        bytes: Array("abcd".utf8),
        segments: [LogicalText.Segment(start: 0, source: 10), LogicalText.Segment(start: 2, source: 15)])

    @Test("each offset knows its place", arguments: [(0, 10), (1, 11), (2, 15), (3, 16), (4, 17), (9, 17), (-1, 10)])
    func offsets(offset: Int, source: Int) {
        #expect(Self.text.sourceOffset(of: offset) == source)
    }

    @Test(
        "ranges go from the first byte to the last",
        arguments: [
            (0..<2, 10..<12), (1..<3, 11..<16), (2..<4, 15..<17), (2..<2, 12..<12), (0..<0, 10..<10), (3..<9, 16..<17),
        ])
    func ranges(span: Range<Int>, source: Range<Int>) {
        #expect(Self.text.sourceRange(of: span) == source)
    }

    @Test("a part counts from its own start")
    func parts() {
        let part = Self.text[1..<4]
        #expect(part.string == "bcd")
        #expect(part.count == 3)
        #expect(part.sourceOffset(of: 0) == 11)
        #expect(part.sourceOffset(of: 1) == 15)
        #expect(part[1..<2].string == "c")
        #expect(part.sourceRange == 11..<17)
        #expect(part.pieces.map(\.span) == [0..<1, 1..<3])
        #expect(part.pieces.map(\.source) == [11..<12, 15..<17])
        #expect(part[5..<9].isEmpty)
    }
}
