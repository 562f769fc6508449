import Testing

@testable import Dockerfile

@Suite("Logical text builder")
struct LogicalTextBuilderTests {
    @Test("ranges that touch are one piece")
    func joins() {
        let source = Array("0123456789".utf8)
        var builder = LogicalTextBuilder(at: 1)
        for range in [1..<3, 3..<4, 4..<4, 6..<8] { builder.append(range, of: source) }
        #expect(builder.text.string == "12367")
        #expect(builder.text.pieces.map(\.source) == [1..<4, 6..<8])
    }

    @Test("an empty text has a place")
    func empty() {
        #expect(LogicalTextBuilder(at: 7).text.sourceRange == 7..<7)
    }
}
