import Foundation
import ProxyRecords
import Testing

@testable import ProxyManagement

@Suite("Audit")
struct AuditEndpointsTests {
    @Test("events are asked for by what they are about")
    func query() async throws {
        let bench = try Bench()
        let project = try await bench.project()
        let token = try await bench.token(of: project)
        let reply = try await bench.call("GET", "/audit?action=token.&token=\(token.id)&project=\(project)&limit=1")
        let item = try #require(reply.json["items"]?.elements?.first)
        #expect(item["action"] == "token.create")
        #expect(item["outcome"] == "success")
        let next = try #require(reply.json["next"]?.number)
        #expect(try await bench.call("GET", "/audit?action=token.&after=\(next)").json["items"] == [])
        let day = try await bench.call("GET", "/audit?since=2020-01-01&until=2020-01-02&outcome=denied")
        #expect(day.json["items"] == [])
    }

    @Test(
        "questions are strict",
        arguments: [
            ("limit=201", "limit"), ("limit=0", "limit"), ("since=yesterday", "since"), ("outcome=maybe", "outcome"),
            ("token=%25_%25", "token"), ("project=*", "project"), ("after=-1", "after"), ("offset=5", "offset"),
        ])
    func strict(query: String, field: String) async throws {
        let reply = try await Bench().call("GET", "/audit?" + query)
        #expect(reply.status == 400)
        #expect(reply.field == field)
    }

    @Test("a report sums up, the call itself not yet")
    func report() async throws {
        let bench = try Bench()
        _ = try await bench.project()
        let reply = try await bench.call("GET", "/audit/report")
        #expect(reply.json["events"] == 2)
        #expect(reply.json["actions"]?.elements?.first?["count"] == 1)
    }

    @Test("a changed line is found")
    func verify() async throws {
        let bench = try Bench()
        _ = try await bench.project()
        #expect(try await bench.call("POST", "/audit/verify").json["intact"] == true)
        try bench.services.audit.flush()
        let file = URL(fileURLWithPath: bench.services.auditFile)
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacingOccurrences(of: "project.create", with: "project.delete").write(
            to: file, atomically: false, encoding: .utf8)
        let reply = try await bench.call("POST", "/audit/verify")
        #expect(reply.json["intact"] == false)
        #expect(reply.json["kind"] == "hash")
        #expect(reply.json["file"] == "audit.jsonl")
    }
}
