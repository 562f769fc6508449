import ProxyRecords
import ProxyStore
import ProxyTokens
import Synchronization
import Testing

@testable import ProxyManagement
@testable import Rules

@Suite("Provider keys")
struct ProviderKeyEndpointsTests {
    private static let value = "sk-" + "proj-" + String(repeating: "Kw9", count: 12)

    private static func body(_ value: String = value, upstream: String = Bench.upstream) -> String {
        String(decoding: (["upstream": .string(upstream), "value": .string(value)] as JSONValue).bytes, as: UTF8.self)
    }

    @Test("a key is sealed for its row, opens there, and is shown nowhere")
    func add() async throws {
        let bench = try Bench()
        let reply = try await bench.call("POST", "/keys", Self.body())
        #expect(reply.status == 201)
        // It waits: what requests are sent with changes when somebody says so.
        #expect(reply.text("state") == "pending" && reply.text("in_use") == "configuration")
        #expect(bench.services.store.latest.currentKeys.isEmpty)
        let id = reply.text("id")
        let active = try await bench.call("POST", "/keys/\(id)/activate")
        #expect(active.text("state") == "current" && active.text("in_use") == id)
        let sealed = try #require(bench.services.store.latest.currentKeys[Bench.upstream])
        let context = ProviderKeyContext.text(id: sealed.id, upstream: Bench.upstream)
        #expect(try bench.services.keyRing?.open(sealed.sealed, context: context) == Array(Self.value.utf8))
        let list = try await bench.call("GET", "/keys?upstream=\(Bench.upstream)")
        for text in [reply.text, list.text] { #expect(!text.contains(Self.value) && !text.contains(sealed.sealed)) }
        #expect(!(try bench.writtenText().contains(Self.value)))
    }

    @Test("without a key ring nothing is stored")
    func noKeyRing() async throws {
        let bench = try Bench(keyRing: false)
        let reply = try await bench.call("POST", "/keys", Self.body())
        #expect(reply.status == 503)
        #expect(reply.code == "encryption_key_missing")
        #expect(try await bench.call("POST", "/keys/reseal").code == "encryption_key_missing")
        #expect(bench.services.store.latest.currentKeys.isEmpty)
    }

    @Test(
        "what cannot be a key is refused",
        arguments: ["short", "with space inside", "with\nline", "pg_t" + String(repeating: "a", count: 38)])
    func badValues(value: String) async throws {
        let reply = try await Bench().call("POST", "/keys", Self.body(value))
        #expect(reply.status == 400)
        #expect(reply.field == "value")
    }

    @Test("an upstream that the configuration does not have is refused")
    func upstream() async throws {
        let bench = try Bench()
        #expect(try await bench.call("POST", "/keys", Self.body(upstream: "other")).field == "upstream")
        #expect(try await bench.call("GET", "/keys?upstream=other").field == "upstream")
    }

    @Test("an upstream that a reload adds has keys at once, one that it takes away has none")
    func changedUpstreams() async throws {
        let bench = try Bench()
        bench.upstreams.state.withLock { $0 = ["other"] }
        #expect(try await bench.call("POST", "/keys", Self.body(upstream: "other")).status == 201)
        #expect(try await bench.call("POST", "/keys", Self.body()).field == "upstream")
    }

    @Test("keys are exchanged with an overlap, retired and sealed anew")
    func exchange() async throws {
        let bench = try Bench()
        let first = try await bench.call("POST", "/keys", Self.body()).text("id")
        #expect(try await bench.call("POST", "/keys/\(first)/activate").text("in_use") == first)
        let second = try await bench.call("POST", "/keys", Self.body(Self.value + "2")).text("id")
        #expect(try await bench.call("POST", "/keys/\(second)/activate", #"{"overlap":60}"#).text("state") == "current")
        #expect(bench.services.store.latest.overlapKeys[Bench.upstream]?.map(\.id) == [first])
        #expect(try await bench.call("POST", "/keys/\(first)/retire").text("state") == "retired")
        #expect(bench.services.store.latest.overlapKeys[Bench.upstream] == nil)
        #expect(try await bench.call("POST", "/keys/\(first)/activate").status == 409)
        #expect(try await bench.call("POST", "/keys/reseal").json["resealed"] == 0)
        // Without another one the configuration's key is used again, which is told.
        #expect(try await bench.call("POST", "/keys/\(second)/retire").text("in_use") == "configuration")
        #expect(try bench.events().last?.event.details["in_use"] == "configuration")
    }

    @Test("sealing anew uses the current key for what others sealed")
    func reseal() async throws {
        let bench = try Bench()
        func key(_ byte: UInt8) -> Secret {
            let bytes = (0..<32).map { UInt8($0) &+ byte }
            return Secret(Array(Base64.encode(bytes)))
        }
        let old = try KeyRing(keys: [key(0)])
        let id = RecordID.providerKey.generate()
        let context = ProviderKeyContext.text(id: id, upstream: Bench.upstream)
        _ = try await bench.services.store.addProviderKey(
            id: id, upstream: Bench.upstream, sealed: try old.seal(Array(Self.value.utf8), context: context))
        var services = bench.services
        let ring = try KeyRing(keys: [key(7), key(0)])
        services.keyRing = ring
        let endpoint = try #require(ProviderKeyEndpoints.all.first { $0.action == "key.reseal" })
        let answer = try await endpoint.perform(
            Invocation(
                services: services, freeze: Freeze(), order: CallOrder(), auditTurn: Turn(), ids: [:],
                body: try BodyFields(nil, known: []),
                query: try QueryFields(nil, known: [])))
        #expect(answer.json?["resealed"] == 1)
        let sealed = try #require(services.store.latest.currentKeys[Bench.upstream]?.sealed)
        #expect(ring.isCurrent(sealed))
        #expect(try ring.open(sealed, context: context) == Array(Self.value.utf8))
    }
}
