import NIOHTTP1
import ProxyConfiguration
import ProxyGuards
import ProxyLimits
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: usage", .timeLimit(.minutes(15)))
struct ExchangeUsageTests {
    private static let delta = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"
    private static let usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":70,\"completion_tokens\":30}}\n\n"
    private static let done = "data: [DONE]\n\n"

    private static let script: ProviderStub.Script = { request in
        let isAsked = request.text.contains("\"include_usage\":true")
        return [.streamHead, .chunk(delta + (isAsked ? usage : "") + done), .lastChunk]
    }

    private struct Case: Sendable, CustomTestStringConvertible {
        var setting = StreamUsage.limited
        var limit: Int? = 100_000
        var more = #","stream":true"#
        /// What the provider gets of it.
        var sent: String?
        var isShown = false
        var testDescription: String { "\(setting) \(limit ?? 0) \(more)" }
    }

    private static let wish = #""stream_options":{"include_usage":true},"#

    private static let cases = [
        Case(sent: wish), Case(setting: .always, limit: nil, sent: wish), Case(limit: nil), Case(setting: .never),
        Case(more: ""), Case(more: #","stream":false"#),
        Case(more: #","stream":true,"stream_options":{"include_usage":true}"#, isShown: true),
    ]

    @Test("a stream is counted where that has to be known, and the client sees nothing of it", arguments: cases.indices)
    func asking(index: Int) async throws {
        let test = Self.cases[index]
        try await Harness.with(
            {
                $0.identity.tokenLimits.modelTokensPerMinute = test.limit
                $0.upstream.streamUsage = test.setting
            }, script: Self.script
        ).run { harness async throws in
            let body = Harness.prompt(more: test.more)
            let answer = try #require(try await harness.ask(harness.request(body: body)))
            #expect(answer.text == Self.delta + (test.isShown ? Self.usage : "") + Self.done)
            #expect(
                harness.provider.requests.all.map(\.text) == [test.sent.map { "{" + $0 + body.dropFirst() } ?? body])
            let usage = try await harness.outcomes.wait(for: 1).first?.usage
            #expect((usage == ModelUsage(inputTokens: 70, outputTokens: 30)) == (test.sent != nil || test.isShown))
        }
    }

    @Test("also where the guards changed the body")
    func redacted() async throws {
        try await Harness.with(
            {
                $0.plan.tokenLimits.modelTokensPerMinute = 100_000
                $0.policy = GuardPolicy(requestSecrets: .redact)
            }, script: Self.script
        ).run { harness async throws in
            let body = Harness.prompt("a \(Harness.sampleSecret) b", more: #","stream":true,"stream_options":{"x":1}"#)
            #expect(try await harness.ask(harness.request(body: body))?.text == Self.delta + Self.done)
            let text = try #require(harness.provider.requests.all.first?.text)
            #expect(text.contains("a [REDACTED:llm/openai-api-key] b"))
            #expect(text.hasSuffix(#""stream_options":{"include_usage":true,"x":1}}"#))
        }
    }

    @Test("other dialects count their streams unasked")
    func others() async throws {
        let answers: [(Dialect, String, String, String)] = [
            (
                .anthropic, "/v1/messages", Harness.prompt(more: #","max_tokens":9,"stream":true"#),
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":70,\"output_tokens\":1}}}\n\n"
                    + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":30}}\n\n"
                    + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
            ),
            (
                .gemini, "/v1beta/models/g:streamGenerateContent?alt=sse", #"{"contents":[{"parts":[{"text":"Hi"}]}]}"#,
                "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}],\"usageMetadata\":{\"promptTokenCount\":70,\"candidatesTokenCount\":9}}\n\n"
                    + "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":70,\"candidatesTokenCount\":20,\"thoughtsTokenCount\":10}}\n\n"
            ),
            (
                .openai, "/v1/responses", #"{"model":"gpt-4o","input":"Hi","stream":true}"#,
                "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":70,\"output_tokens\":30}}}\n\n"
            ),
        ]
        for (dialect, target, body, text) in answers {
            try await Harness.with(
                {
                    $0.upstream = Harness.upstream(port: 0, dialect: dialect)
                    $0.identity.tokenLimits.modelTokensPerMinute = 100_000
                }, script: { _ in [.streamHead, .chunk(text), .lastChunk] }
            ).run { harness async throws in
                let headers = ["anthropic-version: 2023-06-01"]
                let answer = try await harness.ask(harness.request("POST", target, headers: headers, body: body))
                #expect(answer?.text == text)
                #expect(harness.provider.requests.all.map(\.text) == [body])
                let usage = try await harness.outcomes.wait(for: 1).first?.usage
                #expect(usage == ModelUsage(inputTokens: 70, outputTokens: 30))
            }
        }
    }
}
