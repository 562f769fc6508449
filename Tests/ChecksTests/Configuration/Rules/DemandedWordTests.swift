import Rules
import Testing

@testable import Checks
@testable import SourceCode

@Suite struct DemandedWordTests {
    @Test func lettersAreFoldedWhereCaseIsIgnored() {
        #expect(DemandedWord("CORS", ignoresCase: true).bytes == Array("cors".utf8))
        #expect(DemandedWord("CORS", ignoresCase: false).bytes == Array("CORS".utf8))
        #expect(DemandedWord("CORS", ignoresCase: false).edges.isEmpty)
    }

    @Test func wordsOfPatternsStandForThemselves() throws {
        let pattern = try CodePattern("$APP.run('debug': $V, a)")
        let words = pattern.words.joined().map { DemandedWord($0) }
        #expect(words.map(\.edges) == [.both, [.both, .quoted], .both])
        #expect(words.map(\.sign) == [UInt8(ascii: "("), UInt8(ascii: ":"), nil])
        #expect(words.map(\.isWhole) == [true, true, true])
        #expect(!DemandedWord("debug", ignoresCase: false, edges: .end).isWhole)
    }
}
