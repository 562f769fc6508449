import Rules
import Testing

@testable import Checks

@Suite struct KeywordGateTests {
    private func demand(_ lists: [String]...) -> WordDemand {
        WordDemand(lists.map { $0.map { KeywordFilter.Keyword($0, ignoresCase: $0 == "access-control") } })
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
}
