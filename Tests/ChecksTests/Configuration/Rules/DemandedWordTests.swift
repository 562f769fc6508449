import Rules
import Testing

@testable import Checks

@Suite struct DemandedWordTests {
    @Test func lettersAreFoldedWhereCaseIsIgnored() {
        #expect(DemandedWord("CORS", ignoresCase: true).bytes == Array("cors".utf8))
        #expect(DemandedWord("CORS", ignoresCase: false).bytes == Array("CORS".utf8))
        #expect(DemandedWord("CORS", ignoresCase: false).edges.isEmpty)
    }

    @Test(arguments: [
        ("cors", 0..<4, DemandedWord.Edges.both), ("(cors)", 1..<5, .both), ("é", 0..<2, .both),
        ("cors9", 0..<4, .start), ("_cors", 1..<5, .end), ("Acors", 1..<5, .end), ("cors-x", 0..<4, .both),
        ("a/b", 1..<2, .both), ("a@b.cors", 1..<8, .both), ("zcorsA", 1..<5, DemandedWord.Edges()),
    ])
    func edges(_ text: String, _ range: Range<Int>, _ expected: DemandedWord.Edges) {
        let edges = Array(text.utf8).withUnsafeBytes { DemandedWord.Edges(of: range, in: $0) }
        #expect(edges == expected)
    }
}
