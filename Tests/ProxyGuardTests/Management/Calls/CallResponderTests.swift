import HTTPTypes
import Hummingbird
import ProxyLimits
import ProxyRecords
import ProxyStore
import ProxyTokens
import Rules
import Synchronization
import Testing

@testable import ProxyManagement

@Suite("Calls")
struct CallResponderTests {
    private static let routes = EndpointTable.standard.endpoints.map { "\($0.method) \($0.sample)" }

    private static func split(_ route: String) -> (String, String) {
        let parts = route.split(separator: " ")
        return (String(parts[0]), String(parts[1]))
    }

    @Test(
        "every route without a token is answered alike, whatever it is",
        arguments: routes + ["GET /nowhere", "PUT /projects"])
    func withoutToken(route: String) async throws {
        let bench = try Bench()
        let (method, path) = Self.split(route)
        let reply = try await bench.call(method, path, authorization: .some(nil))
        let other = try await bench.call("GET", "/status", authorization: .some(nil))
        #expect(reply.status == 401)
        #expect(reply.body == other.body)
        #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        #expect(try bench.events(AuditQuery(action: CallRecorder.refused)).count == 2)
    }

    @Test("every route refuses an unknown field, and names it", arguments: routes)
    func unknownField(route: String) async throws {
        let bench = try Bench()
        let (method, path) = Self.split(route)
        let reply = try await bench.call(method, path, #"{"surprise":1}"#)
        #expect(reply.status == 400)
        #expect(reply.field == "surprise")
    }

    @Test("every route refuses an unknown name in the query, and names it", arguments: routes)
    func unknownQuery(route: String) async throws {
        let bench = try Bench()
        let (method, path) = Self.split(route)
        let reply = try await bench.call(method, path + "?surprise=1")
        #expect(reply.status == 400)
        #expect(reply.field == "surprise")
    }

    @Test("every call is in the audit log, with its request, address and end", arguments: routes)
    func audited(route: String) async throws {
        let bench = try Bench()
        let (method, path) = Self.split(route)
        let reply = try await bench.call(method, path)
        let id = try #require(reply.requestID)
        let events = try bench.events(AuditQuery(requestID: id)).map(\.event)
        let last = try #require(events.last)
        #expect(last.action != CallRecorder.begin)
        #expect(last.clientIP == "127.0.0.1")
        #expect((last.outcome == .success) == (reply.status < 400))
    }

    @Test("the next token administers too")
    func nextToken() async throws {
        let bench = try Bench()
        let value = "Bearer " + String(decoding: bench.next.secret.revealed, as: UTF8.self)
        #expect(try await bench.call("GET", "/status", authorization: value).status == 200)
    }

    // MARK: ATK-19, ATK-43, ATK-44, ATK-50

    @Test(
        "what is no management token of this program administers nothing, and leaves nothing of it behind",
        arguments: ["hash", "hash text", "client", "foreign", "other", "basic", "lower", "truncated", "space"])
    func otherCredentials(kind: String) async throws {
        let bench = try Bench()
        let project = try await bench.project()
        let client = try await bench.token(of: project)
        let own = String(decoding: bench.token.secret.revealed, as: UTF8.self)
        let other = String(decoding: ManagementToken.generate().secret.revealed, as: UTF8.self)
        let foreign = "sk-" + "proj-" + String(repeating: "Zq7", count: 14)
        let value =
            switch kind {
            case "hash": TokenHasher().hash(bench.token.secret.revealed).hex
            case "hash text": bench.token.hashText
            case "client": client.value
            case "foreign": foreign
            case "other": other
            case "truncated": String(own.dropLast())
            default: own
            }
        let header =
            switch kind {
            case "basic": "Basic " + value
            case "lower": "bearer" + value
            case "space": "Bearer  " + value
            default: "Bearer " + value
            }
        let reply = try await bench.call("GET", "/projects/\(project)", authorization: header)
        #expect(reply.status == 401)
        #expect(reply.body == ManagementError.unauthenticated.json(requestID: "")["error"])
        let event = try #require(try bench.events(AuditQuery(action: CallRecorder.refused)).last?.event)
        #expect(event.tokenID == (kind == "client" ? client.id : nil))
        #expect(event.details["hint"] == (["client", "other"].contains(kind) ? String(value.suffix(4)) : nil))
        #expect(!(try bench.writtenText().contains(value)))
    }

    @Test("a token in the address is refused and recorded nowhere", arguments: ["?token=", "?x=%70", "/"])
    func tokenInAddress(mark: String) async throws {
        let bench = try Bench()
        let own = String(decoding: bench.token.secret.revealed, as: UTF8.self)
        let value = mark.hasSuffix("%70") ? String(own.dropFirst()) : own
        let reply = try await bench.call("GET", "/status" + mark + value)
        #expect(reply.status == 400)
        #expect(reply.code == "credential_in_query")
        #expect(!(try bench.writtenText().contains(value)))
        #expect(!reply.text.contains(value))
    }

    @Test("two headers are no header")
    func repeated() async throws {
        let bench = try Bench()
        let own = "Bearer " + String(decoding: bench.token.secret.revealed, as: UTF8.self)
        #expect(try await bench.call("GET", "/status", headers: [("authorization", own)]).status == 401)
    }

    // MARK: ATK-23

    @Test("wrong tokens are slowed, each longer; the right one behind the same address is served")
    func throttle() async throws {
        let bench = try Bench(threshold: 3)
        for _ in 0..<3 { #expect(try await bench.call("GET", "/status", authorization: "Bearer x").status == 401) }
        let refused = try await bench.call("GET", "/status", authorization: "Bearer x")
        #expect(refused.status == 429)
        #expect(refused.code == "too_many_failures")
        #expect(refused.headers[.retryAfter] == "1")
        #expect(try await bench.call("GET", "/status").status == 200)
        #expect(try await bench.call("GET", "/status", authorization: "Bearer x", from: "127.0.0.2").status == 401)
        bench.ticks.value.add(1_000_000_000, ordering: .relaxed)
        #expect(try await bench.call("GET", "/status", authorization: "Bearer x").status == 401)
        let longer = try await bench.call("GET", "/status", authorization: .some(nil))
        #expect(longer.status == 429)
        #expect(longer.headers[.retryAfter] == "2")
        let reasons = try bench.events(AuditQuery(action: CallRecorder.refused)).map(\.event.reason)
        #expect(reasons.filter { $0 == "foreign_token" }.count == 5)
        #expect(reasons.contains("throttled"))
    }

    /// Who guesses from the administrator's own machine must not keep it from what helps against that.
    @Test("panic, and both management tokens, pass while their address is slowed", arguments: [false, true])
    func rightTokenWhileSlowed(isNext: Bool) async throws {
        let bench = try Bench(threshold: 3)
        let token = isNext ? bench.next : bench.token
        let own = "Bearer " + String(decoding: token.secret.revealed, as: UTF8.self)
        for peer in ["127.0.0.1", nil] {
            for _ in 0..<50 { _ = try await bench.call("GET", "/status", authorization: "Bearer x", from: peer) }
            #expect(try await bench.call("GET", "/status", authorization: "Bearer x", from: peer).status == 429)
            #expect(try await bench.call("POST", "/panic", authorization: own, from: peer).status == 200)
            #expect(bench.told.state.withLock { $0.isLockedDown })
            // It is forgiven nothing: a good token lets nobody guess faster.
            #expect(try await bench.call("GET", "/status", authorization: "Bearer x", from: peer).status == 429)
        }
    }

    @Test("a token in the address is no way around the wait, and fills no log")
    func tokenInAddressWhileSlowed() async throws {
        let bench = try Bench(threshold: 3)
        let path = "/status?token=pgm_" + String(repeating: "a", count: 38)
        for _ in 0..<100 { _ = try await bench.call("GET", path, authorization: .some(nil)) }
        #expect(try await bench.call("GET", path, authorization: .some(nil)).status == 429)
        #expect(try bench.events().count < 10)
    }

    @Test("ten thousand guesses leave no more lines than the log can bear")
    func flood() async throws {
        let bench = try Bench()
        for _ in 0..<10_000 { _ = try await bench.call("GET", "/status", authorization: "Bearer x") }
        #expect(try bench.events().count < 20)
        bench.ticks.value.add(1_000_000_000, ordering: .relaxed)
        #expect(try await bench.call("GET", "/status", authorization: "Bearer x").status == 429)
        #expect(bench.services.failures.addressCount == 1)
        let details = try bench.events(AuditQuery(action: CallRecorder.refused)).compactMap {
            $0.event.details["suppressed"].flatMap { Int($0) }
        }
        #expect(details.reduce(0, +) > 9_000)
    }

    @Test(
        "who comes from elsewhere is refused, whatever headers say",
        arguments: ["10.0.0.1", "192.168.1.1", "::2", "2001:db8::1"])
    func allowlist(address: String) async throws {
        let bench = try Bench()
        let claims = ["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip"].map { ($0, "127.0.0.1") }
        let reply = try await bench.call("GET", "/status", from: address, headers: claims)
        #expect(reply.status == 403)
        #expect(try bench.events().last?.event.peerIP == address)
    }

    @Test("who connects through the file system, or from this machine, is not", arguments: [nil, "127.9.9.9", "::1"])
    func allowed(address: String?) async throws {
        #expect(try await Bench().call("GET", "/status", from: address).status == 200)
    }

    // MARK: Strictness

    @Test(
        "paths and methods are exact",
        arguments: [
            ("GET", "/projects/", 404), ("GET", "//projects", 404), ("GET", "/Projects", 404),
            ("GET", "/%70rojects", 404), ("GET", "/./projects", 404), ("GET", "/projects/../projects", 404),
            ("GET", "/projects;a=b", 404), ("PUT", "/projects", 405), ("HEAD", "/status", 405),
            ("OPTIONS", "/projects", 405), ("get", "/projects", 405), ("GET", "/projects/prj_1", 404),
            ("GET", "/projects/prj_%", 404), ("GET", "/tokens/' OR 1=1", 404),
        ])
    func exact(method: String, path: String, status: Int) async throws {
        let reply = try await Bench().call(method, path)
        #expect(reply.status == status)
        if status == 405 { #expect(reply.headers[.allow]?.contains("GET") == true) }
    }

    @Test(
        "bodies are strict",
        arguments: [
            (#"{"name":"a","name":"b"}"#, 400, "name"), (#"{"name":"a","na\u006de":"b"}"#, 400, "name"),
            (#"["name"]"#, 400, nil), (#"{"name":1}"#, 400, "name"), (#"{"name":null}"#, 400, "name"),
            (#"{}"#, 400, "name"), (#"{"name":"a"} x"#, 400, nil), (#"{"name":"a",}"#, 400, nil),
            (#"{"name":"a","models":"b"}"#, 400, "models"), (#"{"name":"a","models":[1]}"#, 400, "models"),
            (#"{"name":"a","limits":[]}"#, 400, "limits"),
            (#"{"name":"a","limits":{"requests_per_minute":"5"}}"#, 400, "limits.requests_per_minute"),
            (#"{"name":"a","limits":{"requests_per_minute":5.0}}"#, 400, "limits.requests_per_minute"),
            (#"{"name":"a","limits":{"rpm":5}}"#, 400, "limits.rpm"), ("\u{FEFF}{}", 400, nil),
        ] as [(String, Int, String?)])
    func strict(body: String, status: Int, field: String?) async throws {
        let reply = try await Bench().call("POST", "/projects", body)
        #expect(reply.status == status)
        #expect(reply.field == field)
    }

    @Test(
        "bodies are JSON and say so",
        arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"])
    func mediaType(type: String?) async throws {
        #expect(try await Bench().call("POST", "/projects", #"{"name":"a"}"#, type: type).status == 415)
    }

    @Test("a body has at most 64 KiB")
    func size() async throws {
        let bench = try Bench()
        let body = #"{"name":""# + String(repeating: "a", count: 65_536) + #""}"#
        #expect(try await bench.call("POST", "/projects", body).status == 413)
        let claim = try await bench.call("POST", "/projects", "{}", headers: [("content-length", "70000")])
        #expect(claim.status == 413)
    }

    @Test("a text that looks like a key is not sent back as the name of a field")
    func secretAsField() async throws {
        let key = "sk-" + String(repeating: "Ab3", count: 10)
        let reply = try await Bench().call("POST", "/projects", "{\"\(key)\":1}")
        #expect(reply.status == 400)
        #expect(!reply.text.contains(key))
    }

    // MARK: Audit first

    @Test(
        "nothing is done while the audit log cannot be written",
        arguments: ["POST /projects", "POST /panic", "GET /projects", "POST /lockdown"])
    func auditFails(route: String) async throws {
        let bench = try Bench()
        bench.services.audit.close()
        let (method, path) = Self.split(route)
        let reply = try await bench.call(method, path, path == "/projects" && method == "POST" ? #"{"name":"a"}"# : nil)
        #expect(reply.status == 503)
        #expect(reply.code == "audit_unavailable")
        #expect(bench.services.store.latest.projects.isEmpty)
        #expect(!bench.told.state.withLock { $0.isLockedDown })
        #expect(try await bench.call("GET", "/status").status == 200)
    }

    @Test("a change is recorded before it begins and before it is answered, and waits until it counts")
    func order() async throws {
        let bench = try Bench()
        let first = bench.services.store.latest.version
        let project = try await bench.project()
        let token = try await bench.token(of: project)
        _ = try await bench.call("POST", "/tokens/\(token.id)/revoke")
        let actions = try AuditReader.events(in: bench.services.auditFile, AuditQuery()).map(\.event.action)
        #expect(
            actions == [
                CallRecorder.begin, "project.create", CallRecorder.begin, "token.create", CallRecorder.begin,
                "token.revoke",
            ])
        #expect(bench.told.state.withLock { $0.applied } == [first + 1, first + 2, first + 3])
        #expect(bench.services.store.latest.version == first + 3)
    }

    @Test("what does not count everywhere is no success, for callers and in the log")
    func unapplied() async throws {
        let bench = try Bench()
        bench.told.state.withLock { $0.appliesNothing = true }
        let reply = try await bench.call("POST", "/projects", #"{"name":"p"}"#)
        #expect(reply.status == 503)
        #expect(reply.code == "not_applied")
        let event = try #require(try bench.events().last?.event)
        #expect(event.action == "project.create" && event.outcome == .failure && event.reason == "not_applied")
    }

    @Test("of a call that fails after a part of it was done, that part counts")
    func partly() async throws {
        let revoke = Endpoint("POST", "/part", "part", .containment) {
            (call: Invocation) async throws(ManagementError) -> Answer in
            _ = try await fromStore { () throws(StoreError) in try await call.services.store.revokeAllTokens() }
            throw .auditUnavailable
        }
        let bench = try Bench(table: EndpointTable(EndpointTable.standard.endpoints + [revoke]))
        _ = try await bench.token(of: try await bench.project())
        let before = bench.services.store.latest.version
        #expect(try await bench.call("POST", "/part").status == 503)
        #expect(bench.told.state.withLock { $0.applied.last } == before + 1)
    }

    // MARK: What the caller is not told

    @Test("why the store or the audit log cannot be used is in the program's log, and not in the answer")
    func causes() async throws {
        let bench = try Bench()
        try bench.services.store.close()
        let reply = try await bench.call("GET", "/projects")
        #expect(reply.status == 503)
        #expect(reply.code == "store_unavailable")
        let id = try #require(reply.requestID)
        let problem = try #require(bench.told.state.withLock { $0.problems }.last)
        #expect(problem.contains(id) && problem.contains("store_unavailable: ") && !reply.text.contains("cause"))
        #expect(!reply.text.contains(bench.folder))
        // What the caller did wrong is no problem of the program.
        _ = try await bench.call("GET", "/nowhere")
        #expect(bench.told.state.withLock { $0.problems }.count == 1)
    }
}
