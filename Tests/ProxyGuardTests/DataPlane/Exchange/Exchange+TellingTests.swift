import NIOHTTP1
import ProxyLimits
import Testing

@testable import ProxyDataPlane

@Suite("What is told on the way", .timeLimit(.minutes(15)))
struct ExchangeTellingTests {
    private static func listening(
        _ details: Set<DataPlaneEvent.Detail>, _ events: Journal<String>,
        _ change: @escaping (inout Harness.Setup) throws -> Void = { _ in }
    ) -> Harness.Prepared {
        Harness.with { setup in
            setup.services.observer = Harness.Recorder(outcomes: setup.outcomes, events: events, details: details)
            try change(&setup)
        }
    }

    @Test("debug: route, upstream, connection, limits, guards, answer; nothing of what was said")
    func debug() async throws {
        let events = Journal<String>()
        try await Self.listening([.debug], events) {
            $0.plan.tokenLimits = LimitPolicy(requestsPerMinute: 3, modelTokensPerMinute: 1_000_000)
        }.run { harness async throws in
            for _ in 0..<3 {
                _ = try await harness.ask(harness.request(body: Harness.prompt("forty-two")))
            }
            _ = try await harness.outcomes.wait(for: 3)
            _ = try await harness.ask(harness.request())
            _ = try await harness.outcomes.wait(for: 4)
            let told = events.all
            func first(_ message: String) -> String { told.first { $0.hasPrefix(message) } ?? "" }
            let admitted = first("request admitted")
            #expect(
                admitted.contains("POST /v1/chat/completions") && admitted.contains("\"stub\"")
                    && admitted.contains("requests_remaining=number(2)") && admitted.contains("model_tokens_remaining")
                    && admitted.contains("guards=text(\"passed\")"), "\(admitted)")
            let connections = told.filter { $0.hasPrefix("upstream connection") }
            #expect(connections.first?.contains("\"new\"") == true && connections.last?.contains("\"leased\"") == true)
            #expect(first("upstream answered").contains("status=number(200)"))
            let refused = first("request refused")
            #expect(
                refused.contains("rate_limit_exceeded") && refused.contains("limit_scope=text(\"token\")")
                    && refused.contains("limit=number(3)"), "\(refused)")
            for secret in [harness.bearer, Harness.providerKey, "forty-two"] {
                #expect(!told.contains { $0.contains(secret) })
            }
            #expect(!told.contains { $0.hasPrefix("connection ") })
        }
    }

    @Test("a guard's verdict is told with rule and field, never with what it found")
    func verdict() async throws {
        let events = Journal<String>()
        try await Self.listening([.debug], events).run { harness async throws in
            _ = try await harness.ask(harness.request(body: Harness.prompt(Harness.sampleSecret)))
            _ = try await harness.outcomes.wait(for: 1)
            let refused = events.all.first { $0.hasPrefix("request refused") } ?? ""
            #expect(refused.contains("guards=text(\"found\")") && refused.contains("messages[0].content"), "\(refused)")
            #expect(!refused.contains(Harness.sampleSecret))
        }
    }

    @Test("a request without a route is known by its method, one that nobody knows by none of its own")
    func methods() async throws {
        try await Harness.run { harness async throws in
            for (method, expected) in [
                ("GET", "GET"), ("DELETE", "DELETE"), ("PROPFIND", "other"), ("SECRETWORD", "-"),
            ] {
                let before = harness.outcomes.all.count
                _ = try await harness.ask(harness.request(method, "/v1/nothing", body: nil))
                let outcomes = try await harness.outcomes.wait(for: before + 1)
                #expect(outcomes.last?.method == expected && outcomes.last?.route == nil)
            }
        }
    }

    @Test("trace: connections and TLS; without a listener nothing is made")
    func trace() async throws {
        let files = try TestCertificate()
        let events = Journal<String>()
        try await Self.listening([.trace], events) { $0.plan.tls = try ServerTLSTests.context(files) }.run {
            harness async throws in
            let client = try await HTTP2Client.connect(
                to: harness.port, group: harness.group, trusting: files.certificate)
            // Once there is an answer both sides have agreed.
            let answer = try await client.ask(
                headers: [
                    "host": "proxy.test", "authorization": "Bearer \(harness.bearer)",
                    "content-type": "application/json",
                ], body: Harness.prompt())
            #expect(answer.status == 200)
            client.close()
            let told = try await events.wait { $0.contains { $0.hasPrefix("connection closed") } }
            #expect(told.contains { $0.hasPrefix("connection accepted") && $0.contains("127.0.0.1") })
            #expect(told.contains { $0.hasPrefix("TLS agreed") && $0.contains("tlsv13") && $0.contains("\"h2\"") })
        }
    }
}
