import NIOCore
import NIOEmbedded
import ProxyGuards
import Testing

@testable import ProxyDataPlane

@Suite("Loop context")
struct LoopContextTests {
    private func table(_ version: Int64) -> IdentityTable {
        IdentityTable(version: version, identities: [:], hasher: Harness.hasher)
    }

    @Test("an older state never takes the place of a later one")
    func versions() throws {
        let server = try EmbeddedServer()
        server.context.use(table(5))
        #expect(server.context.identities.version == 5 && server.context.identities.identities.isEmpty)
        server.context.use(table(4))
        #expect(server.context.identities.version == 5)
        server.context.use(table(5))
        server.context.use(table(6))
        #expect(server.context.identities.version == 6)
    }

    @Test("a request whose token is gone ends, one whose token stays goes on")
    func revocation() throws {
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/chat/completions", length: 100) + "{")
        let known = server.context.identities
        server.context.use(IdentityTable(version: 2, identities: known.identities, hasher: known.hasher))
        #expect(try server.answers().isEmpty)
        server.context.use(table(3))
        #expect(try server.answers().map(\.status) == [401])
        #expect(server.context.exchangeCount == 0)
        #expect(server.outcomes.all.map(\.failure) == ["invalid_api_key"])
    }

    @Test("another plan has pools of its own; the one before is asked no more")
    func plans() throws {
        let server = try EmbeddedServer()
        let upstream = Harness.upstream(port: 1)
        let pool = server.context.pool(of: upstream)
        #expect(server.context.pool(of: upstream) === pool)
        #expect(server.context.pool(of: Harness.upstream(port: 1, name: "other")) !== pool)
        #expect(server.context.upstreamConnections == ["stub": ConnectionCount(), "other": ConnectionCount()])
        var plan = server.context.plan
        plan.requestBodyLimit = 7
        server.context.use(plan)
        #expect(server.context.plan.requestBodyLimit == 7)
        #expect(server.context.pool(of: upstream) !== pool)
    }

    @Test("an older plan never takes the place of a later one, in whatever order they come")
    func generations() throws {
        let server = try EmbeddedServer()
        let upstream = Harness.upstream(port: 1)
        var plans = [server.context.plan, server.context.plan, server.context.plan]
        for (index, generation) in [5, 4, 6].enumerated() {
            plans[index].generation = Int64(generation)
            plans[index].requestBodyLimit = generation
        }
        server.context.use(plans[0])
        let pool = server.context.pool(of: upstream)
        server.context.use(plans[1])
        #expect(server.context.plan.requestBodyLimit == 5)
        #expect(server.context.pool(of: upstream) === pool)
        server.context.use(plans[2])
        #expect(server.context.plan.requestBodyLimit == 6)
    }

    @Test("draining ends with the last answer, not with the last request")
    func drained() throws {
        let server = try EmbeddedServer()
        server.context.answerBegan()
        server.context.answerBegan()
        let drained = Journal<Int>()
        server.context.drain().whenSuccess { drained.append(1) }
        server.context.answersEnded()
        #expect(drained.all.isEmpty && server.context.answerCount == 1)
        server.context.answersEnded()
        #expect(drained.all == [1])
        server.context.drain().whenSuccess { drained.append(2) }
        #expect(drained.all == [1, 2])
    }

    @Test("draining is for good")
    func draining() throws {
        let server = try EmbeddedServer()
        #expect(!server.context.isDraining)
        server.context.drain()
        #expect(server.context.isDraining && server.context.streamCount == 0)
    }
}
