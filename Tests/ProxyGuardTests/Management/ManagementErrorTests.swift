import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Management errors")
struct ManagementErrorTests {
    @Test("a store that is closed is not available, and nothing of it is told")
    func closed() async throws {
        let bench = try Bench()
        try bench.services.store.close()
        let reply = try await bench.call("GET", "/projects")
        #expect(reply.status == 503)
        #expect(reply.code == "store_unavailable")
        #expect(!reply.text.contains(bench.folder))
    }

    @Test("the envelope names field and request", arguments: ["name", "limits.a", nil])
    func envelope(field: String?) {
        let json = ManagementError.invalid(field, "m").json(requestID: "req_1")
        #expect(json["request_id"] == "req_1")
        #expect(json["error"]?["field"]?.text == field)
    }

    @Test(
        "an invented name is not shown", arguments: ["a b", "<script>", "\u{1B}[2J", String(repeating: "a", count: 65)])
    func invented(field: String) {
        #expect(ManagementError.invalid(field, "m").json(requestID: "")["error"]?["field"] == "(not shown)")
    }

    @Test("a wait is told in whole seconds", arguments: [(1, 1), (2000, 2), (2100, 3)])
    func wait(milliseconds: Int, seconds: Int64) {
        #expect(ManagementError.throttled(.milliseconds(milliseconds)).retryAfter == seconds)
    }
}
