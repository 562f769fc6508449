import Testing

@testable import ProxyManagement

@Suite("Projects")
struct ProjectEndpointsTests {
    @Test("a project is made, shown, changed and removed")
    func life() async throws {
        let bench = try Bench()
        let id = try await bench.project(#"{"name":"demo","limits":{"total_requests":5},"models":["a"]}"#)
        let path = "/projects/\(id)"
        let changed = try await bench.call(
            "PATCH", path, #"{"name":"new","limits":{"requests_per_minute":3},"disabled":true}"#)
        #expect(changed.status == 200)
        #expect(changed.text("name") == "new")
        #expect(changed.json["limits"]?["total_requests"] == 5)
        #expect(changed.json["limits"]?["requests_per_minute"] == 3)
        #expect(changed.json["models"] == ["a"])
        #expect(changed.json["disabled_at"]?.text != nil)
        let lifted = try await bench.call("PATCH", path, #"{"limits":{"total_requests":null},"disabled":false}"#)
        #expect(lifted.json["limits"]?["total_requests"] == .null)
        #expect(lifted.json["disabled_at"] == .null)
        #expect(try await bench.call("GET", path).json == lifted.json)
        let gone = try await bench.call("DELETE", path)
        #expect(gone.status == 204 && gone.text.isEmpty)
        #expect(try await bench.call("GET", path).status == 404)
    }

    @Test("a name that is taken, and a project in use, are conflicts")
    func conflicts() async throws {
        let bench = try Bench()
        let id = try await bench.project()
        #expect(try await bench.call("POST", "/projects", #"{"name":"demo"}"#).status == 409)
        _ = try await bench.token(of: id)
        #expect(try await bench.call("DELETE", "/projects/\(id)").status == 409)
        #expect(try await bench.call("PATCH", "/projects/\(id)", "{}").status == 400)
    }

    /// ATK-65
    @Test(
        "lists are bounded, and what is looked for is no pattern",
        arguments: [
            ("?limit=0", 400), ("?limit=201", 400), ("?limit=1000000000", 400), ("?limit=+5", 400),
            ("?limit=5&limit=6", 400),
            ("?offset=1000000000", 400), ("?page_size=5", 400), ("?cursor=x", 400), ("?cursor=-1", 400),
            ("?limit", 400),
            ("?limit=", 400), ("?name=%", 400), ("?name=%25_%25_%25", 200), ("?limit=200", 200), ("?", 200),
        ])
    func lists(query: String, status: Int) async throws {
        let bench = try Bench()
        _ = try await bench.project()
        let reply = try await bench.call("GET", "/projects" + query)
        #expect(reply.status == status)
        if query.contains("name") { #expect(reply.json["items"] == (status == 200 ? [] : nil)) }
    }

    @Test("a list goes on where its part ended")
    func pages() async throws {
        let bench = try Bench()
        for name in ["a", "b", "c"] { _ = try await bench.project("{\"name\":\"\(name)\"}") }
        let first = try await bench.call("GET", "/projects?limit=2")
        let rest = try await bench.call("GET", "/projects?limit=2&cursor=\(first.text("next"))")
        let names = [first, rest].flatMap { $0.json["items"]?.elements ?? [] }.map { $0["name"] }
        #expect(names == ["a", "b", "c"])
        #expect(rest.json["next"] == .null)
    }
}
