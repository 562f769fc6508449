import NIOCore
import ProxyGuards
import ProxyLimits
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: threads", .timeLimit(.minutes(15)))
struct ExchangeThreadsTests {
    /// Longer than what an event loop looks into itself.
    private static let filler = String(repeating: "lorem ipsum ", count: GuardThreads.threshold / 8)

    @Test("a long body comes to the same as a short one")
    func longBodies() async throws {
        try await Harness.with({ $0.identity.models = ["gpt-4o"] }).run { harness async throws in
            let bodies = [
                (Harness.prompt(Self.filler), 200), (Harness.prompt(Self.filler + Harness.sampleSecret), 400),
                (Harness.prompt(Self.filler, model: "other"), 403), (Harness.prompt(Self.filler) + "x", 400),
                (Harness.prompt(Self.filler, more: #","api_base":"x""#), 400),
            ]
            let client = try await harness.connect()
            for (body, status) in bodies {
                client.send(harness.request(body: body))
                #expect(try await client.answer()?.status == status)
            }
            #expect(harness.provider.requests.all.map(\.text) == [bodies[0].0])
            #expect(harness.services.limiter.figures.open == 0)
        }
    }

    @Test("a long answer comes to the same as a short one")
    func longAnswers() async throws {
        let text = #"{"choices":[{"message":{"content":"\#(Self.filler)\#(Harness.sampleSecret)"}}]}"#
        try await Harness.with(script: { _ in [.answer(text)] }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 200 && answer.text.hasSuffix("ipsum [REDACTED:llm/openai-api-key]\"}}]}"))
        }
    }

    @Test("a client that leaves while its body is looked into leaves nothing behind")
    func leaving() async throws {
        try await Harness.with({ $0.identity.tokenLimits.concurrentRequests = 1 }).run { harness async throws in
            for count in 1...20 {
                let client = try await harness.connect()
                client.send(harness.request(body: Harness.prompt(Self.filler)))
                client.close()
                _ = try await harness.outcomes.wait(for: count)
            }
            #expect(harness.services.limiter.figures.open == 0)
            #expect(try await harness.ask(harness.request(body: Harness.prompt(Self.filler)))?.status == 200)
        }
    }
}
