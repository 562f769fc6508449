import ProxyConfiguration
import ProxyDataPlane
import ProxyRecords
import ProxyTokens
import Testing

@testable import ProxyServer

@Suite struct MetricsServerTests {
    /// Runs a listener of figures alone, at a socket.
    private func run(
        token: TokenHash? = nil, open: MetricsServer.Open? = nil,
        _ body: (ListenAddress, ServingCondition) async throws -> Void
    ) async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let address = ListenAddress.socket(folder.path + "/run/metrics")
        let server = MetricsServer(
            metrics: parts.metrics, condition: parts.condition, token: token, openNow: { open })
        let (listening, continuation) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            do { try await server.run(on: address) { _ in continuation.yield() } } catch {}
            continuation.finish()
        }
        for await _ in listening { break }
        do {
            try await body(address, parts.condition)
        } catch {
            task.cancel()
            await task.value
            await parts.close()
            throw error
        }
        task.cancel()
        await task.value
        await parts.close()
    }

    @Test func liveIsAlwaysSaid() async throws {
        try await run { address, _ in
            let answer = try await Wire.ask("GET", "/live", at: address)
            #expect(answer.status == 200)
            #expect(answer.body == "live\n")
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
        }
    }

    @Test func readyIsSaidWhileRequestsAreServed() async throws {
        try await run { address, condition in
            var statuses: [Int] = []
            let changes: [() -> Void] = [
                {}, { condition.isStarted = true }, { condition.isLocked = true }, { condition.isLocked = false },
                { condition.isStarted = false },
            ]
            for change in changes {
                change()
                statuses.append(try await Wire.ask("GET", "/ready", at: address).status)
            }
            #expect(statuses == [503, 200, 503, 200, 503])
        }
    }

    @Test func figuresAreText() async throws {
        try await run { address, _ in
            let answer = try await Wire.ask("GET", "/metrics", at: address)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == MetricRegistry.contentType)
            #expect(answer.body.contains("proxyguard_build_info{version=\"\(ProxyGuardVersion.current)\"} 1"))
        }
    }

    @Test func figuresAreForReadersWithTheTokenWhereOneIsSet() async throws {
        try await run(token: TokenHasher().hash("reader".utf8)) { address, _ in
            for header in [[], ["authorization: Bearer other"], ["authorization: reader"], ["authorization: Bearer "]] {
                let answer = try await Wire.ask("GET", "/metrics", at: address, headers: header)
                #expect(answer.status == 401)
                #expect(!answer.body.contains("proxyguard_"))
            }
            for scheme in ["Bearer", "bearer", "BEARER"] {
                let header = ["authorization: \(scheme) reader"]
                let answer = try await Wire.ask("GET", "/metrics", at: address, headers: header)
                #expect(answer.status == 200)
                #expect(answer.body.contains("proxyguard_"))
            }
            // Whoever starts and stops programs has no token.
            let live = try await Wire.ask("GET", "/live", at: address)
            #expect(live.status == 200)
        }
    }

    @Test(arguments: ["/", "/metrics/", "/live/x", "/METRICS", "/v1/models", "/manage/v1/status"])
    func otherPathsAreNotFound(_ path: String) async throws {
        try await run { address, _ in
            let answer = try await Wire.ask("GET", path, at: address)
            #expect(answer.status == 404)
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
    func onlyReadingIsAllowed(_ method: String) async throws {
        try await run { address, _ in
            let answer = try await Wire.ask(method, "/metrics", at: address)
            #expect(answer.status == 405)
        }
    }

    @Test func whatIsOpenIsCountedWhenSomebodyReads() async throws {
        let upstreams = ["openai": ConnectionCount(idle: 5, used: 2), "gemini": ConnectionCount()]
        try await run(open: MetricsServer.Open(connections: 7, streams: 3, upstreams: upstreams)) { address, _ in
            let text = try await Wire.ask("GET", "/metrics", at: address).body
            #expect(text.contains("\nproxyguard_open_connections 7\n"))
            #expect(text.contains("\nproxyguard_open_streams 3\n"))
            for (labels, count) in [
                (#"upstream="openai",state="idle""#, 5), (#"upstream="openai",state="used""#, 2),
                (#"upstream="gemini",state="idle""#, 0), (#"upstream="gemini",state="used""#, 0),
            ] {
                #expect(text.contains("\nproxyguard_upstream_connections{\(labels)} \(count)\n"), "\(text)")
            }
        }
    }

    @Test func aPlaceThatIsTakenEndsTheRun() async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let server = MetricsServer(metrics: parts.metrics, condition: parts.condition, token: nil)
        try await RecordingProvider.run { provider in
            await #expect(throws: (any Error).self) {
                try await server.run(on: .port(provider.port, host: "127.0.0.1")) { _ in }
            }
        }
        await parts.close()
    }
}
