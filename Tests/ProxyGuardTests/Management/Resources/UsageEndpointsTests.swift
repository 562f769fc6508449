import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Usage")
struct UsageEndpointsTests {
    private static let day: Int64 = 20_000  // 2024-10-04

    private static func filled(_ bench: Bench) async throws -> (project: String, tokens: [String]) {
        let project = RecordID.project.generate()
        let tokens = [RecordID.token.generate(), RecordID.token.generate()].sorted()
        var rows: [UsageRecord] = []
        for (index, token) in tokens.enumerated() {
            for model in ["a", "b"] {
                rows.append(
                    UsageRecord(
                        tokenID: token, family: token, projectID: project, day: day + Int64(index), model: model,
                        amounts: UsageAmounts(requests: 1, inputTokens: 10, microDollars: 7)))
            }
        }
        try await bench.services.store.record(rows)
        return (project, tokens)
    }

    @Test("use is listed in parts")
    func pages() async throws {
        let bench = try Bench()
        let (project, tokens) = try await Self.filled(bench)
        let range = "from=2024-10-04&to=2024-10-05&project=\(project)"
        let first = try await bench.call("GET", "/usage?\(range)&limit=3")
        #expect(first.json["items"]?.elements?.count == 3)
        #expect(first.json["items"]?.elements?.first?["day"] == "2024-10-04")
        let rest = try await bench.call("GET", "/usage?\(range)&limit=3&cursor=\(first.text("next"))")
        #expect(rest.json["items"]?.elements?.map { $0["token_id"] } == [.string(tokens[1])])
        #expect(rest.json["items"]?.elements?.first?["model"] == "b")
        #expect(rest.json["next"] == .null)
    }

    @Test("use is summed up", arguments: [("day", 2), ("token", 2), ("project", 1), ("model", 2)])
    func groups(group: String, count: Int) async throws {
        let bench = try Bench()
        _ = try await Self.filled(bench)
        let reply = try await bench.call("GET", "/usage?from=2024-10-01&to=2024-10-31&group=\(group)")
        let items = try #require(reply.json["items"]?.elements)
        #expect(items.count == count)
        #expect(items.compactMap { $0["input_tokens"]?.number }.reduce(0, +) == 40)
    }

    @Test(
        "questions are bounded",
        arguments: [
            ("from=2024-10-05&to=2024-10-04", "from"), ("from=2020-01-01&to=2024-10-04", "from"), ("from=1", "from"),
            ("to=2024-02-30", "to"), ("group=user", "group"), ("group=day&limit=5", "limit"), ("limit=1000", "limit"),
            ("token=x", "token"), ("project=%25", "project"), ("cursor=1.2", "cursor"),
            ("from=2024-10-04T00:00:00Z", "from"),
        ])
    func bounds(query: String, field: String) async throws {
        let reply = try await Bench().call("GET", "/usage?" + query)
        #expect(reply.status == 400)
        #expect(reply.field == field)
    }
}
