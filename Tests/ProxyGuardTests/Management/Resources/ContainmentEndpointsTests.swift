import ProxyRecords
import ProxyStore
import Synchronization
import Testing

@testable import ProxyManagement

@Suite("Containment")
struct ContainmentEndpointsTests {
    @Test("a panic closes everything until it is ended")
    func panic() async throws {
        let bench = try Bench()
        let project = try await bench.project()
        let token = try await bench.token(of: project)
        let reply = try await bench.call("POST", "/panic")
        #expect(reply.json == ["revoked": 1, "lockdown": true, "management_frozen": true])
        #expect(bench.told.state.withLock { $0.isLockedDown })
        #expect(bench.services.store.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        #expect(try bench.events().last?.event.action == "management.panic")
        for endpoint in EndpointTable.standard.endpoints where endpoint.effect == .change {
            #expect(try await bench.call(endpoint.method, endpoint.sample).code == "management_frozen")
        }
        #expect(try await bench.call("GET", "/audit").status == 200)
        #expect(try await bench.call("GET", "/status").json["management_frozen"] == true)
        #expect(try await bench.call("POST", "/tokens/\(token.id)/revoke").status == 200)
        #expect(try await bench.call("POST", "/panic").status == 200)
        #expect(try await bench.call("DELETE", "/lockdown", authorization: .some(nil)).status == 401)
        #expect(try await bench.call("DELETE", "/lockdown").status == 200)
        #expect(!bench.told.state.withLock { $0.isLockedDown })
        #expect(try await bench.call("POST", "/projects", #"{"name":"b"}"#).status == 201)
    }

    @Test("the store keeps what is in force, so that a start goes on with it")
    func kept() async throws {
        let bench = try Bench()
        let store = bench.services.store
        _ = try await bench.call("POST", "/lockdown")
        #expect(try await store.containment() == .lockdown)
        _ = try await bench.call("POST", "/panic")
        // A lockdown on top takes nothing from the panic.
        _ = try await bench.call("POST", "/lockdown")
        #expect(try await store.containment() == .panic)
        var services = bench.services
        services.isFrozen = true
        #expect(CallResponder(services).freeze.isOn)
        _ = try await bench.call("DELETE", "/lockdown")
        #expect(try await store.containment() == nil)
    }

    @Test("what the store cannot keep is in force all the same, and told")
    func unkept() async throws {
        let bench = try Bench()
        try bench.services.store.close()
        let lock = try await bench.call("POST", "/lockdown")
        #expect(lock.status == 200)
        #expect(lock.json == ["lockdown": true, "management_frozen": false, "kept": false])
        #expect(bench.told.state.withLock { $0.isLockedDown && $0.problems.count == 1 })
        let event = try #require(try bench.events().last?.event)
        #expect(event.action == "lockdown.on" && event.details["kept"] == "false")
        #expect(try await bench.call("POST", "/panic").status == 503)
        #expect(bench.told.state.withLock { $0.isLockedDown } && bench.responder.freeze.isOn)
        // What would come back at the next start is not ended.
        #expect(try await bench.call("DELETE", "/lockdown").status == 503)
        #expect(bench.told.state.withLock { $0.isLockedDown } && bench.responder.freeze.isOn)
    }

    @Test("a lockdown closes the data plane and nothing else")
    func lockdown() async throws {
        let bench = try Bench()
        let reply = try await bench.call("POST", "/lockdown")
        #expect(reply.json == ["lockdown": true, "management_frozen": false, "kept": true])
        #expect(bench.told.state.withLock { $0.isLockedDown })
        #expect(try await bench.call("POST", "/projects", #"{"name":"b"}"#).status == 201)
        _ = try await bench.call("DELETE", "/lockdown")
        #expect(!bench.told.state.withLock { $0.isLockedDown })
    }

    /// Flag, freeze and store must not come to be of two calls.
    @Test("of two at once one counts, and all of it", arguments: ["/lockdown", "/panic"])
    func together(path: String) async throws {
        let bench = try Bench()
        for _ in 0..<60 {
            async let one = bench.call("POST", path)
            async let other = bench.call("DELETE", "/lockdown")
            #expect(try await [one.status, other.status] == [200, 200])
            let kept = try await bench.services.store.containment()
            #expect(bench.told.state.withLock { $0.isLockedDown } == (kept != nil))
            #expect(bench.responder.freeze.isOn == (kept == .panic))
        }
    }

    @Test("no token that is made while a panic begins outlasts it")
    func changesBesideAPanic() async throws {
        for _ in 0..<10 {
            let bench = try Bench()
            let project = try await bench.project()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<12 {
                    group.addTask {
                        if index == 6 { return try await bench.call("POST", "/panic").status }
                        return try await bench.call(
                            "POST", "/projects/\(project)/tokens", #"{"name":"t\#(index)"}"#
                        ).status
                    }
                }
                for try await status in group { #expect([200, 201, 403, 409, 503].contains(status), "\(status)") }
            }
            #expect(bench.services.store.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        }
    }

    @Test("an end tells who is revoked before it opens, and opens nothing where that cannot be told")
    func endAfterRevocation() async throws {
        let bench = try Bench()
        _ = try await bench.call("POST", "/panic")
        bench.told.state.withLock { $0.appliesNothing = true }
        #expect(try await bench.call("DELETE", "/lockdown").code == "not_applied")
        #expect(bench.told.state.withLock { $0.isLockedDown } && bench.responder.freeze.isOn)
        #expect(try await bench.services.store.containment() == .panic)
        bench.told.state.withLock {
            $0.appliesNothing = false
            $0.steps = []
        }
        #expect(try await bench.call("DELETE", "/lockdown").status == 200)
        #expect(bench.told.state.withLock { $0.steps } == ["applied", "open", "applied"])
    }
}
