import ProxyConfiguration
import ProxyStore
import ProxyTokens
import Synchronization
import Testing

@testable import ProxyManagement

@Suite("Tokens")
struct TokenEndpointsTests {
    @Test("a token is shown once; neither it nor its hash can be had again")
    func once() async throws {
        let bench = try Bench()
        let project = try await bench.project()
        let made = try await bench.call("POST", "/projects/\(project)/tokens", #"{"name":"app"}"#)
        #expect(made.status == 201)
        let value = made.text("token")
        let token = try #require(ClientToken(Array(value.utf8)))
        #expect(token.deployment == .test)
        let hash = TokenHasher().hash(Array(value.utf8))
        #expect(bench.services.store.latest.tokens.keys.contains { $0.bytes == hash.bytes })
        let id = made.text("id")
        for path in ["/tokens/\(id)", "/tokens", "/projects/\(project)/tokens", "/projects/\(project)", "/audit"] {
            let reply = try await bench.call("GET", path)
            #expect(reply.status == 200)
            #expect(!reply.text.contains(value))
            #expect(!reply.text.contains(hash.hex))
        }
        #expect(!(try bench.writtenText().contains(value)))
    }

    /// ATK-18
    @Test(
        "nobody gives more than there is to give",
        arguments: [
            (#""role":"admin""#, "role"), (#""user_role":"proxy_admin""#, "user_role"),
            (#""allowed_routes":["*"]"#, "allowed_routes"), (#""max_requests":-1"#, "max_requests"),
            (#""project_id":"prj_aaaaaaaaaaaaaaaaaaaa""#, "project_id"), (#""id":"tok_a""#, "id"),
            (#""hash":"00""#, "hash"), (#""revoked_at":null"#, "revoked_at"), (#""family":"tok_a""#, "family"),
            (#""created_at":0"#, "created_at"), (#""permissions":{}"#, "permissions"), (#""Name":"b""#, "Name"),
            (#""limits":{"total_requests":0}"#, "limits.total_requests"),
            (#""limits":{"total_requests":-1}"#, "limits.total_requests"),
            (#""limits":{"requests_per_minute":1000001}"#, "limits.requests_per_minute"),
            (#""limits":{"requests_per_minute":11}"#, "limits.requests_per_minute"),
            (#""limits":{"unlimited":true}"#, "limits.unlimited"), (#""models":["gpt-9"]"#, "models"),
            (#""models":["*"]"#, "models"), (#""expires_in":2592001"#, "expires_in"),
            (#""expires_in":0"#, "expires_in"), (#""expires_in":null"#, "expires_in"),
            (#""expires_in":9223372036854775807"#, "expires_in"), (#""expires_in":99999999999999999999"#, "expires_in"),
            (#""expires_at":"9999-12-31T00:00:00Z""#, "expires_at"), (#""expires_at":"2020-01-01""#, "expires_at"),
            (#""expires_at":0"#, "expires_at"), (#""expires_in":60,"expires_at":"2020-01-01""#, "expires_at"),
        ])
    func massAssignment(member: String, field: String) async throws {
        let bench = try Bench()
        let project = try await bench.project(
            #"{"name":"demo","limits":{"requests_per_minute":10},"models":["gpt-4o"]}"#)
        let reply = try await bench.call("POST", "/projects/\(project)/tokens", "{\"name\":\"app\",\(member)}")
        #expect(reply.status == 400)
        #expect(reply.field == field)
        #expect(bench.services.store.latest.tokens.isEmpty)
    }

    @Test("what is within the project's limits is given")
    func narrower() async throws {
        let bench = try Bench()
        let project = try await bench.project(
            #"{"name":"demo","limits":{"requests_per_minute":10},"models":["gpt-4o","o3"]}"#)
        let reply = try await bench.call(
            "POST", "/projects/\(project)/tokens",
            #"{"name":"app","limits":{"requests_per_minute":10,"total_requests":7},"models":["o3"],"expires_in":60}"#)
        #expect(reply.status == 201)
        #expect(reply.json["limits"]?["total_requests"] == 7)
        let record = try #require(bench.services.store.latest.tokens.values.first)
        // The end is counted from the call, which the store sees a moment later.
        #expect(record.expiresAt > record.createdAt && record.expiresAt - record.createdAt <= 60)
        #expect(record.models == ["o3"])
    }

    /// ATK-21
    @Test(
        "what is not there looks like what has no form",
        arguments: ["/tokens/tok_aaaaaaaaaaaaaaaaaaaa", "/tokens/1", "/projects/prj_aaaaaaaaaaaaaaaaaaaa/tokens", "/x"])
    func missing(path: String) async throws {
        let reply = try await Bench().call("GET", path)
        #expect(reply.status == 404)
        #expect(reply.body == ManagementError.notFound.json(requestID: "")["error"])
    }

    @Test("rotating puts a new token in the place of one, which counts a little longer")
    func rotate() async throws {
        let bench = try Bench(overlap: 100)
        let project = try await bench.project()
        let old = try await bench.token(of: project)
        let path = "/tokens/\(old.id)/rotate"
        #expect(try await bench.call("POST", path, #"{"overlap":101}"#).field == "overlap")
        let reply = try await bench.call("POST", path, #"{"overlap":30}"#)
        #expect(reply.status == 201)
        #expect(reply.text("token") != old.value)
        #expect(reply.text("family") == old.id)
        let record = try await bench.services.store.token(old.id)
        #expect(record.expiresAt <= ManagementClock.seconds() + 30)
    }

    @Test("revoking counts at once, for one, a project or all")
    func revoke() async throws {
        let bench = try Bench()
        let first = try await bench.project()
        let second = try await bench.project(#"{"name":"other"}"#)
        let one = try await bench.token(of: first)
        _ = try await bench.token(of: first)
        _ = try await bench.token(of: second)
        let reply = try await bench.call("POST", "/tokens/\(one.id)/revoke")
        #expect(reply.text("state") == "revoked")
        #expect(bench.services.store.latest.tokens.values.filter { $0.revokedAt != nil }.map(\.id) == [one.id])
        #expect(try await bench.call("POST", "/projects/\(first)/revoke-tokens").json["revoked"] == 1)
        #expect(try await bench.call("POST", "/tokens/revoke-all", "{}").json["revoked"] == 1)
        #expect(bench.services.store.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        #expect(bench.told.state.withLock { $0.applied.last } == bench.services.store.latest.version)
        #expect(try await bench.call("POST", "/tokens/\(one.id)/rotate").status == 409)
    }
}
