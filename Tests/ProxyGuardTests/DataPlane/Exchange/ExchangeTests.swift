import NIOCore
import NIOHTTP1
import ProxyConfiguration
import ProxyGuards
import ProxyLimits
import ProxyRoutes
import ProxyTokens
import Rules
import Testing

@testable import ProxyDataPlane

@Suite("Exchange", .timeLimit(.minutes(15)))
struct ExchangeTests {
    @Test("a request goes on and its answer comes back, byte for byte")
    func whole() async throws {
        let text =
            #"{ "id":"x",  "choices":[{"message":{"content":"Gr\u00fc\u00dfe"}}],"usage":{"prompt_tokens":3,"completion_tokens":5} }"#
        try await Harness.with(script: { _ in [.answer(text)] }).run { harness async throws in
            let body = #"{ "model" : "gpt-4o", "messages":[ {"role":"user","content":"Hi"} ] }"#
            let answer = try #require(try await harness.ask(harness.request(body: body)))
            #expect(answer.status == 200 && answer.text == text)
            let asked = try #require(harness.provider.requests.all.first)
            #expect(asked.text == body && asked.head.method == .POST && asked.head.uri == "/v1/chat/completions")
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.status == 200 && outcome.failure == nil && outcome.model == "gpt-4o")
            #expect(outcome.usage == ModelUsage(inputTokens: 3, outputTokens: 5, cachedInputTokens: 0))
            #expect(outcome.tokenID == "tok_a" && outcome.projectID == "prj_a" && outcome.upstream == "stub")
            #expect(outcome.credentialID == "key-1" && outcome.requestBytes == body.utf8.count)
            #expect(outcome.responseBytes == text.utf8.count && !outcome.isAborted)
        }
    }

    @Test("one connection carries requests one after the other, also without waiting for answers")
    func keepAlive() async throws {
        try await Harness.with(script: { [.answer(#"{"n":"\#($0.head.headers["openai-beta"].first ?? "")"}"#)] }).run {
            harness async throws in
            let client = try await harness.connect()
            let names = (0..<5).map { "n\($0)" }
            client.send(names.map { harness.request(headers: ["openai-beta: \($0)"]) }.joined())
            for name in names { #expect(try await client.answer()?.text == #"{"n":"\#(name)"}"#) }
            #expect(try await harness.outcomes.wait(for: 5).map(\.isAborted) == Array(repeating: false, count: 5))
            // One at a time, over a connection that is kept open.
            #expect(harness.provider.connectionCount <= 2)
        }
    }

    @Test("many requests behind one that waits need no depth")
    func manyBehindOne() async throws {
        let gate = Signal()
        try await Harness.with(script: { _ in [.wait(gate), .answer("{}")] }).run { harness async throws in
            let client = try await harness.connect()
            // Refused when it is whole, so that the connection goes on; as many as fit into what is read at once.
            let short = harness.request(body: "{}")
            client.send(harness.request() + String(repeating: short, count: 400))
            _ = try await harness.provider.requests.wait(for: 1)
            gate.fire()
            #expect(try await client.answer()?.status == 200)
            var statuses: Set<Int?> = []
            for _ in 0..<400 { statuses.insert(try await client.answer()?.status) }
            #expect(statuses == [400])
        }
    }

    @Test("an answer that is longer than what the system takes at once arrives whole, also where it is the last")
    func large() async throws {
        let text = #"{"a":""# + String(repeating: "x", count: 8 << 20) + #""}"#
        try await Harness.with(script: { _ in [.answer(text)] }).run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request(headers: ["connection: close"]))
            let answer = try #require(try await client.answer())
            #expect(answer["connection"] == "close" && answer.body.count == text.utf8.count)
            #expect(try await client.receivedToEnd().isEmpty)
        }
    }

    @Test("a client that leaves ends the request at the provider")
    func clientLeaves() async throws {
        let never = Signal()
        try await Harness.with(script: { _ in [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(never)] }).run {
            harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            _ = try await client.received(until: #"{"a":1}"#)
            client.close()
            try await #require(harness.provider.closed(0)).wait()
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.isAborted && outcome.status == 200)
            #expect(outcome.usage != nil)
            never.fire()
        }
    }

    /// ATK-17
    @Test("a revoked token ends its open stream with an error, another goes on")
    func revocation() async throws {
        let go = Signal()
        let other = ClientToken.generate(for: .test)
        try await Harness.with(script: { _ in
            [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(go), .chunk("data: [DONE]\n\n"), .lastChunk]
        }).run { harness async throws in
            let hasher = Harness.hasher
            let both = [
                hasher.hash(harness.token.secret.revealed): harness.identity,
                hasher.hash(other.secret.revealed): Harness.identity("tok_b"),
            ]
            try await harness.plane.use(IdentityTable(version: 2, identities: both, hasher: hasher))
            let (one, two) = (try await harness.connect(), try await harness.connect())
            one.send(harness.request())
            two.send(harness.request(token: Harness.bearer(other)))
            _ = try await one.received(until: #"{"a":1}"#)
            _ = try await two.received(until: #"{"a":1}"#)
            #expect(try await harness.plane.requestCount().streams == 2)
            var revoked = both
            revoked[hasher.hash(harness.token.secret.revealed)]?.isRevoked = true
            try await harness.plane.use(IdentityTable(version: 3, identities: revoked, hasher: hasher))
            let answer = try #require(try await one.answer())
            #expect(
                answer.text.hasPrefix("data: {\"a\":1}\n\ndata: {\"error\"") && answer.text.contains("invalid_api_key"))
            go.fire()
            #expect(try await two.answer()?.text == "data: {\"a\":1}\n\ndata: [DONE]\n\n")
            let outcomes = try await harness.outcomes.wait(for: 2)
            #expect(
                outcomes.map(\.tokenID) == ["tok_a", "tok_b"] && outcomes.map(\.failure) == ["invalid_api_key", nil])
            // From now on it is unknown.
            #expect(try await harness.ask(harness.request())?.status == 401)
        }
    }

    @Test("an answer that goes on longer than streams may is ended")
    func streamTimeout() async throws {
        try await Harness.with(
            { $0.plan.timeouts.stream = .milliseconds(50) },
            script: { _ in
                [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(Signal())]
            }
        ).run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            let answer = try #require(try await client.answer())
            #expect(answer.text.contains("upstream_timeout") || answer.status == 504)
            try await #require(harness.provider.closed(0)).wait()
            #expect(try await harness.outcomes.wait(for: 1).map(\.failure) == ["stream_timeout"])
        }
    }

    @Test("a request that took all its time is told who took it: its client, the guards or the provider")
    func limit() throws {
        let cases: [(phase: Exchange.Phase, failure: String, status: Int)] = [
            (.receiving, "request_timeout", 408), (.preparing, "guard_unavailable", 503),
            (.asking, "stream_timeout", 504),
        ]
        for (phase, failure, status) in cases {
            let server = try EmbeddedServer()
            let client = RequestHandler(server.context, server.connection, version: .http1, meter: nil)
            let exchange = Exchange(
                HTTPRequestHead(version: .http1_1, method: .POST, uri: "/v1/chat/completions"), version: .http1,
                connection: server.connection.address, loop: server.context, client: client)
            exchange.phase = phase
            exchange.limitReached()
            #expect(server.outcomes.all.map(\.failure) == [failure])
            #expect(server.outcomes.all.map(\.status) == [status])
        }
    }

    /// ATK-62, ATK-07, ATK-12
    @Test(
        "what another reader could take for something else is refused, and the connection ends",
        arguments: [
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ntransfer-encoding: identity\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: +1\r\n\r\nx",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: 0x1\r\n\r\nx",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: 1, 1\r\n\r\nx",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
            "POST /v1/models HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999999999999\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nhost: a\r\nx: y\r\n z\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nhost: a@b\r\n\r\n", "GET /v1/models HTTP/1.1\r\nhost: a/health?\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\n\r\n", "GET http://evil.test/v1/models HTTP/1.1\r\nhost: a\r\n\r\n",
            "CONNECT evil.test:443 HTTP/1.1\r\nhost: evil.test\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nhost: a\r\nupgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: \r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /v1/models HTTP/1.1\r\nhost: a\r\nx\u{0}y: z\r\n\r\n",
            "GET /v1/models HTTP/9.9\r\nhost: a\r\n\r\n",
        ])
    func smuggling(text: String) async throws {
        try await Harness.run { harness async throws in
            let client = try await harness.connect()
            // Were the rest taken for a request, it would be answered.
            let good = "GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(harness.bearer)\r\n\r\n"
            let shown = "authorization: Bearer \(harness.bearer)\r\n\r\n"
            let head = text.replacing("\r\n\r\n", with: "\r\n" + shown, maxReplacements: 1)
            client.send(head)
            let answer = try await client.answer()
            if let answer {
                #expect([400, 404, 405, 415, 426, 413].contains(answer.status), "\(answer.status)")
                #expect(answer.text.contains("error"))
            }
            client.send(good)
            if answer == nil || answer?["connection"] == "close" {
                #expect(try await client.answer() == nil)
            }
            #expect(harness.provider.requests.all.allSatisfy { $0.head.method == .GET && $0.body.isEmpty })
            client.close()
        }
    }
}
