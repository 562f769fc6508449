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
        func word(_ text: String, _ edges: DemandedWord.Edges) -> WordDemand {
            WordDemand([[DemandedWord(text, ignoresCase: false, edges: edges)]])
        }
        let gate = KeywordGate([
            [word("origin", .both)], [word("origin", [])], [word("/a/b", .both)], [word("origin", .end)],
        ])
        #expect(gate.candidates(in: Array(text.utf8)) == expected)
    }
}
