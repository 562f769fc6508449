import ProxyLimits
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Services")
struct ServicesTests {
    @Test("nothing stands in the way unless something says so, and what does is what the client is told")
    func obstacle() async throws {
        #expect(Harness.services(Journal()).obstacle() == nil)
        try await Harness.with({ $0.services.obstacle = { .auditUnavailable } }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 503 && answer.text.contains("audit_unavailable"))
            #expect(harness.provider.requests.all.isEmpty)
        }
    }
}
