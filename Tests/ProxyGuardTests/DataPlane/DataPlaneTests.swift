import NIOCore
import ProxyGuards
import ProxyRoutes
import ProxyTokens
import Rules
import Testing

@testable import ProxyDataPlane

@Suite("Data plane", .timeLimit(.minutes(15)))
struct DataPlaneTests {
    @Test("every loop knows of a change when it was made")
    func identities() async throws {
        try await Harness.with({ $0.loops = 4 }).run { harness async throws in
            for _ in 0..<8 { #expect(try await harness.ask(harness.request())?.status == 200) }
            try await harness.plane.use(IdentityTable(version: 2, identities: [:], hasher: Harness.hasher))
            for _ in 0..<8 { #expect(try await harness.ask(harness.request())?.status == 401) }
            // What is older comes too late.
            let hash = Harness.hasher.hash(harness.token.secret.revealed)
            try await harness.plane.use(
                IdentityTable(version: 1, identities: [hash: harness.identity], hasher: Harness.hasher))
            #expect(try await harness.ask(harness.request())?.status == 401)
        }
    }

    @Test("another plan counts from the next request on; one under way ends by its own")
    func plans() async throws {
        let gate = Signal()
        try await Harness.with(script: { _ in [.wait(gate), .answer(#"{"a":"0123456789"}"#)] }).run {
            harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            _ = try await harness.provider.requests.wait(for: 1)
            var plan = harness.plan
            plan.responseBodyLimit = 5
            try await harness.plane.use(plan)
            gate.fire()
            #expect(try await client.answer()?.status == 200)
            client.send(harness.request())
            #expect(try await client.answer()?.status == 502)
        }
    }

    /// Each is told to the loops one after the other, so that two at once reach them in any order.
    @Test("of plans that are exchanged at once, every loop ends with the last")
    func plansAtOnce() async throws {
        try await Harness.with({ $0.loops = 8 }).run { harness async throws in
            for round in 0..<50 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in (1...8).reversed() {
                        var plan = harness.plan
                        plan.generation = Int64(round * 8 + number)
                        plan.requestBodyLimit = round * 8 + number
                        group.addTask { [plan] in try await harness.plane.use(plan) }
                    }
                    try await group.waitForAll()
                }
                for context in harness.plane.contexts.all {
                    let limit = try await context.loop.submit { context.plan.requestBodyLimit }.get()
                    #expect(limit == round * 8 + 8)
                }
            }
        }
    }

    @Test("what is under way is counted, streams by themselves")
    func counts() async throws {
        let (gate, started) = (Signal(), Signal())
        try await Harness.with(script: { request in
            request.text.contains("stream")
                ? [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(gate), .chunk("data: [DONE]\n\n"), .lastChunk]
                : [.fire(started), .wait(gate), .answer("{}")]
        }).run { harness async throws in
            #expect(try await harness.plane.requestCount() == RequestCount())
            let (one, two) = (try await harness.connect(), try await harness.connect())
            one.send(harness.request(body: Harness.prompt("stream")))
            two.send(harness.request())
            _ = try await one.received(until: "\n\n")
            _ = try await one.received(until: #"{"a":1}"#)
            try await started.wait()
            let count = try await harness.plane.requestCount()
            #expect(count.requests == 2 && count.streams == 1)
            gate.fire()
            _ = try await (one.answer(), two.answer())
            _ = try await harness.outcomes.wait(for: 2)
            #expect(try await harness.plane.requestCount() == RequestCount())
        }
    }

    @Test("connections to upstreams are counted, by whether a request has them; those of an earlier plan too")
    func connectionCounts() async throws {
        let gate = Signal()
        try await Harness.with(
            {
                $0.loops = 2
                $0.plan.upstreams = [Harness.upstream(port: 1, dialect: .anthropic, name: "unused")]
            }, script: { _ in [.wait(gate), .answer("{}")] }
        ).run { harness async throws in
            func counts() async throws -> [ConnectionCount?] {
                let counts = try await harness.plane.upstreamConnections()
                #expect(Set(counts.keys) == ["stub", "unused"])
                return [counts["stub"], counts["unused"]]
            }
            #expect(try await counts() == [ConnectionCount(), ConnectionCount()])
            let client = try await harness.connect()
            client.send(harness.request())
            _ = try await harness.provider.requests.wait(for: 1)
            #expect(try await counts() == [ConnectionCount(used: 1), ConnectionCount()])
            try await harness.plane.use(harness.plan)
            #expect(try await counts() == [ConnectionCount(used: 1), ConnectionCount()])
            gate.fire()
            #expect(try await client.answer()?.status == 200)
            // It was the earlier plan's; the next one stays open.
            client.send(harness.request())
            #expect(try await client.answer()?.status == 200)
            #expect(try await counts() == [ConnectionCount(idle: 1), ConnectionCount()])
        }
    }

    @Test("at the end nobody is accepted, new requests are refused, and what is under way ends")
    func drain() async throws {
        let gate = Signal()
        try await Harness.with(script: { _ in [.wait(gate), .answer("{}")] }).run { harness async throws in
            let (busy, idle) = (try await harness.connect(), try await harness.connect())
            busy.send(harness.request())
            idle.send(harness.request(body: "{}"))
            #expect(try await idle.answer()?.status == 400)
            _ = try await harness.provider.requests.wait(for: 1)
            #expect(harness.plane.isListening)
            #expect(try await harness.plane.drain(within: .zero) == 1)
            #expect(!harness.plane.isListening)
            idle.send(harness.request())
            let refused = try #require(try await idle.answer())
            #expect(refused.status == 503 && refused["connection"] == "close" && refused.text.contains("draining"))
            async let left = harness.plane.drain(within: .seconds(60))
            gate.fire()
            let answer = try #require(try await busy.answer())
            #expect(answer.status == 200 && answer["connection"] == "close")
            #expect(try await left == 0)
            #expect(try await busy.receivedToEnd().isEmpty)
        }
    }

    /// What a drain leaves behind is cut off by the end of the program.
    @Test("an answer that its client has not taken is waited for")
    func slowClient() async throws {
        // More than the system keeps for a connection.
        let text = String(repeating: "abcdefgh", count: 3 << 20)
        try await Harness.with(
            {
                $0.policy = GuardPolicy(responseSecrets: .off)
                $0.plan.timeouts.writeIdle = .minutes(10)
            }, script: { _ in [.answer("{\"a\":\"\(text)\"}")] }
        ).run { harness async throws in
            let client = try await harness.connect()
            try await client.channel.setOption(.autoRead, value: false).get()
            client.send(harness.request())
            // Of the exchange itself nothing is left.
            _ = try await harness.outcomes.wait(for: 1)
            #expect(try await harness.plane.drain(within: .zero) == 1)
            async let left = harness.plane.drain(within: .seconds(100))
            try await client.channel.setOption(.autoRead, value: true).get()
            #expect(try await client.answer()?.text.utf8.count == text.utf8.count + 8)
            #expect(try await left == 0)
        }
    }

    @Test("that nobody can connect any more is told")
    func closed() async throws {
        try await Harness.run { harness async throws in
            let closed = Signal()
            harness.plane.whenClosed { closed.fire() }
            _ = try await harness.plane.drain(within: .zero)
            try await closed.wait()
        }
    }
}
