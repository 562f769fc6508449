import NIOCore
import NIOHTTP1
import ProxyGuards
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: upstream", .timeLimit(.minutes(15)))
struct ExchangeUpstreamTests {
    private static func delta(_ text: String) -> String {
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }

    private static let done = "data: [DONE]\n\n"

    @Test("a stream of events goes on byte for byte, wherever it is cut")
    func stream() async throws {
        let text =
            ": hello\n\n" + Self.delta("Gr") + "event: x\r\ndata: {\"a\": 1}\r\n\r\n" + Self.delta("\\u00fc\\u00dfe")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":9}}\n\n" + Self.done
        let pieces = text.map { ProviderStub.Step.chunk(String($0)) }
        try await Harness.with(script: { request in
            [.streamHead]
                + (request.head.headers["openai-beta"] == ["cut"] ? pieces : [.chunk(text)]) + [.lastChunk]
        }).run { harness async throws in
            for headers in [[], ["openai-beta: cut"]] {
                let answer = try #require(try await harness.ask(harness.request(headers: headers)))
                #expect(answer.status == 200 && answer.text == text)
                #expect(answer["content-type"] == "text/event-stream; charset=utf-8")
                #expect(answer["x-accel-buffering"] == "no" && answer["content-length"] == nil)
            }
            let outcomes = try await harness.outcomes.wait(for: 2)
            #expect(outcomes.allSatisfy { $0.usage == ModelUsage(inputTokens: 7, outputTokens: 9) })
            #expect(outcomes.allSatisfy { $0.responseBytes == text.utf8.count })
        }
    }

    @Test("an event is sent on as soon as it is there")
    func atOnce() async throws {
        let seen = Signal()
        try await Harness.with(script: { _ in
            [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(seen), .chunk(Self.done), .lastChunk]
        }).run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            _ = try await client.received(until: "{\"a\":1}\n\n")
            seen.fire()
            #expect(try await client.answer()?.text == "data: {\"a\":1}\n\n" + Self.done)
        }
    }

    @Test("a secret of an answer that comes in pieces is never sent on", arguments: [GuardMode.redact, .block])
    func responseGuard(mode: GuardMode) async throws {
        let secret = Harness.sampleSecret
        let parts = stride(from: 0, to: secret.utf8.count, by: 7).map { start in
            Self.delta(String(secret.dropFirst(start).prefix(7)))
        }
        let text = Self.delta("key: ") + parts.joined() + Self.delta(" end") + Self.done
        // Chunks that end in the middle of events.
        let chunks = stride(from: 0, to: text.utf8.count, by: 23).map { start in
            ProviderStub.Step.chunk(String(text.dropFirst(start).prefix(23)))
        }
        try await Harness.with(
            { $0.policy = GuardPolicy(responseSecrets: mode) },
            script: { _ in
                [.streamHead] + chunks + [.lastChunk]
            }
        ).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 200)
            let content = Self.content(answer.text)
            #expect(!content.contains(secret) && !content.contains(secret.suffix(12)))
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.findings.map(\.rule) == ["llm/openai-api-key"])
            if mode == .redact {
                #expect(content.hasPrefix("key: ") && content.hasSuffix(" end") && answer.text.hasSuffix(Self.done))
                #expect(outcome.failure == nil)
            } else {
                #expect(answer.text.contains("content_policy_violation") && !answer.text.contains(Self.done))
                #expect(outcome.failure == "content_policy_violation")
                try await #require(harness.provider.closed(0)).wait()
            }
        }
    }

    /// What a client of the stream puts together.
    private static func content(_ text: String) -> String {
        text.split(separator: "\n").compactMap { line in
            guard let start = line.firstRange(of: "\"content\":\"")?.upperBound else { return nil }
            return String(line[start...].prefix { $0 != "\"" })
        }.joined()
    }

    @Test("a secret in a whole answer", arguments: [GuardMode.redact, .block, .flag])
    func wholeGuard(mode: GuardMode) async throws {
        let text = #"{"choices":[{"message":{"content":"it is \#(Harness.sampleSecret)."}}]}"#
        try await Harness.with({ $0.policy = GuardPolicy(responseSecrets: mode) }, script: { _ in [.answer(text)] }).run
        {
            harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == (mode == .block ? 400 : 200))
            #expect((answer.text == text) == (mode == .flag))
            #expect(answer.text.contains(Harness.sampleSecret) == (mode == .flag))
            #expect(try await harness.outcomes.wait(for: 1).first?.findings.count == 1)
        }
    }

    /// ATK-04
    @Test("a redirection is not followed and not told", arguments: [301, 302, 303, 307, 308])
    func redirection(status: Int) async throws {
        try await Harness.with(script: { request in
            [.answer("", status: "\(status) Moved", headers: ["location: http://127.0.0.1/evil"])]
        }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 502 && answer["location"] == nil && answer.text.contains("upstream_redirected"))
            #expect(!answer.text.contains("evil") && harness.provider.requests.all.count == 1)
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == "redirected")
        }
    }

    @Test("what the provider says of our key is not told", arguments: [401, 403, 407, 200, 400, 429, 500])
    func credentialRefused(status: Int) async throws {
        let text = #"{"error":{"message":"Incorrect API key provided: \#(Harness.providerKey)"}}"#
        try await Harness.with(script: { _ in
            [.answer(text, status: "\(status) No", headers: ["www-authenticate: Bearer"])]
        }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 502 && !answer.text.contains("Incorrect"))
            #expect(answer["www-authenticate"] == nil && answer.text.contains("upstream_invalid"))
            let expected = [401, 403, 407].contains(status) ? "credential_refused" : "credential_told"
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == expected)
        }
    }

    @Test("nor is it where it stands in an event, wherever that is cut", arguments: [1, 7, 1000])
    func credentialStreamed(size: Int) async throws {
        let event = "id: 1\ndata: {\"error\":{\"message\":\"not valid: \(Harness.providerKey)\"}}\n\n"
        let text = Array(Self.delta("first") + event + Self.delta("second") + Self.done)
        let pieces = stride(from: 0, to: text.count, by: size).map { start in
            ProviderStub.Step.chunk(String(text[start..<min(start + size, text.count)]))
        }
        try await Harness.with(script: { _ in [.streamHead] + pieces + [.lastChunk] }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 200 && answer.text.contains("first") && answer.text.contains("upstream_invalid"))
            #expect(!answer.text.contains(Harness.providerKey) && !answer.text.contains("second"))
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == "credential_told")
        }
    }

    @Test("a stream that breaks off ends with an error event")
    func closedInStream() async throws {
        try await Harness.with(script: { _ in [.streamHead, .chunk("data: {\"a\":1}\n\n"), .close] }).run {
            harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 200)
            #expect(
                answer.text.hasPrefix("data: {\"a\":1}\n\ndata: {\"error\"")
                    && answer.text.contains("upstream_unreachable"))
            #expect(!answer.text.contains("[DONE]"))
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.failure == "closed" && outcome.usage != nil && !outcome.isAborted)
        }
    }

    /// A stream that its provider ends in order, as far as HTTP goes.
    private struct Ending {
        var dialect = Dialect.openai
        var target = "/v1/chat/completions"
        var text: String
        /// What is recorded; nil where it is a good one.
        var failure: String?
    }

    private static let anthropicStart = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n"

    private static let endings: [Ending] = [
        Ending(text: "", failure: "incomplete"), Ending(text: delta("a"), failure: "incomplete"),
        Ending(text: delta("a") + done),
        // Some servers leave out the mark behind it.
        Ending(text: delta("a") + #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\n"),
        Ending(text: delta("a") + "data: {\"error\":{\"message\":\"overloaded\"}}\n\n", failure: "stream_error"),
        Ending(text: delta("a") + "data: {\"error\":{\"message\":\"overloaded\"}}\n\n" + done, failure: "stream_error"),
        Ending(
            target: "/v1/completions", text: "data: {\"choices\":[{\"index\":0,\"text\":\"a\"}]}\n\n",
            failure: "incomplete"),
        Ending(dialect: .anthropic, target: "/v1/messages", text: anthropicStart, failure: "incomplete"),
        Ending(
            dialect: .anthropic, target: "/v1/messages",
            text: anthropicStart + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"),
        Ending(
            dialect: .anthropic, target: "/v1/messages",
            text: anthropicStart
                + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n",
            failure: "stream_error"),
        Ending(
            target: "/v1/responses", text: "data: {\"type\":\"response.created\",\"response\":{}}\n\n",
            failure: "incomplete"),
        Ending(
            target: "/v1/responses", text: "data: {\"type\":\"response.incomplete\",\"response\":{}}\n\n"),
        Ending(
            target: "/v1/responses", text: "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\"}\n\n",
            failure: "stream_error"),
        // It has no mark.
        Ending(
            dialect: .gemini, target: "/v1beta/models/g:streamGenerateContent?alt=sse",
            text: "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}\n\n"),
    ]

    @Test("a stream that ends before its provider said that it is all ends with an error", arguments: endings.indices)
    func endsOfStreams(index: Int) async throws {
        let ending = Self.endings[index]
        let chunks: [ProviderStub.Step] = ending.text.isEmpty ? [] : [.chunk(ending.text)]
        try await Harness.with(
            { $0.upstream = Harness.upstream(port: 0, dialect: ending.dialect) },
            script: { _ in [.streamHead] + chunks + [.lastChunk] }
        ).run { harness async throws in
            let body = ending.dialect == .gemini ? #"{"contents":[]}"# : Harness.prompt(more: #","stream":true"#)
            let request = harness.request(
                "POST", ending.target, headers: ["anthropic-version: 2023-06-01"], body: body)
            // The connection is as good as any: it serves the next one, too.
            for _ in 0..<2 {
                let answer = try #require(try await harness.ask(request))
                let error = APIError.upstreamInvalid.event(
                    for: ending.dialect, requestID: answer["x-request-id"] ?? "")
                let isCut = ending.failure == "incomplete"
                #expect(answer.status == 200)
                #expect(answer.text == ending.text + (isCut ? String(decoding: error, as: UTF8.self) : ""))
            }
            let outcomes = try await harness.outcomes.wait(for: 2)
            #expect(outcomes.allSatisfy { $0.failure == ending.failure && $0.usage != nil })
            #expect(harness.provider.connectionCount == 1)
        }
    }

    @Test(
        "answers that are none",
        arguments: [
            ("", "closed", 502),
            ("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{", "closed", 502),
            ("hello\r\n\r\n", "malformed", 502),
            ("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n", "malformed", 502),
            (
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}",
                "malformed", 502
            ),
        ])
    func invalid(text: String, failure: String, status: Int) async throws {
        try await Harness.with(script: { _ in [.text(text), .close] }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == status)
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == failure)
        }
    }

    @Test("an answer beyond the limit is not sent on")
    func tooLarge() async throws {
        let text = #"{"a":"\#(String(repeating: "x", count: 5000))"}"#
        try await Harness.with({ $0.plan.responseBodyLimit = 5000 }, script: { _ in [.answer(text)] }).run {
            harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 502)
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == "too_large")
        }
    }

    @Test("a provider that says nothing, and one that pauses in its stream")
    func timeouts() async throws {
        try await Harness.with(
            {
                $0.upstream.firstByteTimeout = .milliseconds(50)
                $0.upstream.idleTimeout = .milliseconds(50)
            },
            script: { request in
                request.head.headers["openai-beta"].isEmpty
                    ? [.wait(Signal())] : [.streamHead, .chunk("data: {\"a\":1}\n\n"), .wait(Signal())]
            }
        ).run { harness async throws in
            let silent = try #require(try await harness.ask(harness.request()))
            #expect(silent.status == 504 && silent.text.contains("upstream_timeout"))
            let stream = try #require(try await harness.ask(harness.request(headers: ["openai-beta: x"])))
            #expect(stream.text.contains("upstream_timeout") && stream.text.hasPrefix("data: {\"a\":1}\n\n"))
            #expect(try await harness.outcomes.wait(for: 2).map(\.failure) == ["first_byte_timeout", "idle_timeout"])
            for connection in 0..<2 { try await #require(harness.provider.closed(connection)).wait() }
        }
    }

    @Test("a connection that the provider closed in the meantime is no failure: the request goes out on another")
    func stale() async throws {
        try await Harness.with(script: { request in
            // Closes without a byte, as one that did so in between.
            request.connection == 0 && request.text.contains("second") ? [.close] : [.answer("{}")]
        }).run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            #expect(try await client.answer()?.status == 200)
            client.send(harness.request(body: Harness.prompt("second")))
            #expect(try await client.answer()?.status == 200)
            #expect(harness.provider.requests.all.map(\.connection) == [0, 0, 1])
            #expect(try await harness.outcomes.wait(for: 2).allSatisfy { $0.failure == nil })
        }
    }
}
