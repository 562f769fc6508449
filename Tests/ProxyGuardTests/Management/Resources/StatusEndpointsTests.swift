import ProxyTokens
import Testing

@testable import ProxyManagement

@Suite("Status")
struct StatusEndpointsTests {
    @Test("the status tells of everything")
    func status() async throws {
        let reply = try await Bench().call("GET", "/status")
        #expect(
            reply.json == [
                "version": "1.0", "uptime_seconds": 5, "requests_under_way": 2, "open_streams": 1, "audit": "writing",
                "store": "ready", "lockdown": false, "management_frozen": false, "draining": false,
            ])
    }

    @Test("the next management token is shown once, with its hash, and kept nowhere")
    func rotate() async throws {
        let bench = try Bench()
        let reply = try await bench.call("POST", "/management-token/rotate")
        let token = try #require(ManagementToken(Array(reply.text("token").utf8)))
        #expect(reply.text("hash") == token.hashText)
        #expect(!(try bench.writtenText().contains(reply.text("token"))))
        #expect(try await bench.call("GET", "/status", authorization: "Bearer " + reply.text("token")).status == 401)
    }
}
