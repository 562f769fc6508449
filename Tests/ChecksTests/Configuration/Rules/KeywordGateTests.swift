import Rules
import Testing

@testable import Checks

@Suite struct KeywordGateTests {
    private func demand(_ lists: [String]...) -> WordDemand {
        WordDemand(lists.map { $0.map { DemandedWord($0, ignoresCase: $0 == "access-control") } })
    }

    @Test func oneWordOfEveryListOfOneDemand() {
        let gate = KeywordGate([
            [demand(["cors", "origin"])],
            [demand(["corsair"], ["express"]), demand(["fastify"])],
            [demand(["access-control"])],
            [],
        ])
        #expect(gate.candidates(in: Array("cors()".utf8)) == [0])
        #expect(gate.candidates(in: Array("express, corsair()".utf8)) == [0, 1])
        #expect(gate.candidates(in: Array("express".utf8)).isEmpty)
        #expect(gate.candidates(in: Array("fastify, Access-Control".utf8)) == [1, 2])
        #expect(gate.candidates(in: Array("nothing of it".utf8)).isEmpty)
        #expect(gate.candidates(in: []).isEmpty)
    }

    @Test(arguments: [
        ("origin", [0, 1, 3]), ("x.origin()", [0, 1, 3]), ("original", [1]), ("my_origin", [1, 3]), ("Origin", []),
        ("origin2 origin", [0, 1, 3]), ("origin origin2", [0, 1, 3]), ("aorigin borigin", [1, 3]), ("aorigina", [1]),
        ("original my_origin", [1, 3]), ("my_origin original", [1, 3]), ("a_origin origin", [0, 1, 3]),
        ("/a/b", [2]), ("x/a/b", [2]), ("/a/bc", []), ("/a/bc /a/b", [2]),
    ])
    func edgesOfWords(_ text: String, _ expected: [Int]) {
        func word(_ text: String, _ edges: WordSurroundings.Edges) -> WordDemand {
            WordDemand([[DemandedWord(text, ignoresCase: false, edges: edges)]])
        }
        let gate = KeywordGate([
            [word("origin", .both)], [word("origin", [])], [word("/a/b", .both)], [word("origin", .end)],
        ])
        #expect(gate.candidates(in: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        ("origin = 1", [0, 3]), ("origin: 1", [1, 3]), ("'origin': 1", [1, 2, 3]),
        ("origin = 1; 'origin' = 2", [0, 2, 3]),
        ("'origin', origin", [2, 3]), ("origin // x", [0, 1, 3]), ("x.origin) origin: origin = ", [0, 1, 3]),
        ("original =", []),
    ])
    func signsBehindWords(_ text: String, _ expected: [Int]) {
        func word(_ edges: WordSurroundings.Edges, _ sign: Unicode.Scalar?) -> WordDemand {
            WordDemand([
                [DemandedWord("origin", ignoresCase: false, edges: edges, sign: sign.map { UInt8(ascii: $0) })]
            ])
        }
        let gate = KeywordGate([
            [word(.both, "=")], [word(.both, ":")], [word([.both, .quoted], nil)], [word(.both, nil)],
        ])
        #expect(gate.candidates(in: Array(text.utf8)) == expected)
    }

    @Test func moreSignsThanThereIsPlaceForAskForNone() {
        let signs = Array("=:({[<,;".utf8)
        let gate = KeywordGate(
            signs.map { [WordDemand([[DemandedWord("origin", ignoresCase: false, edges: .both, sign: $0)]])] })
        #expect(gate.candidates(in: Array("origin[1]".utf8)) == [4, 6, 7])
        #expect(gate.candidates(in: Array("origin, origin = 2".utf8)) == [0, 6, 7])
    }
}
