import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreProviderKeysTests {
    private func add(
        _ number: Int, to store: Store, upstream: String = "openai", notBefore: Int64? = nil
    ) async throws -> ProviderKeyRecord {
        try await store.addProviderKey(
            id: RecordID.providerKey.generate(), upstream: upstream, sealed: sealed(number), notBefore: notBefore)
    }

    @Test func rotating() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let first = try await add(1, to: store)
        let second = try await add(2, to: store)
        #expect(first.state == .current && second.state == .pending)
        #expect(store.latest.currentKeys["openai"]?.id == first.id)
        #expect(try await store.activateProviderKey(second.id, overlap: 60).state == .current)
        #expect(store.latest.currentKeys["openai"]?.sealed == sealed(2))
        #expect(store.latest.overlapKeys["openai"]?.map(\.id) == [first.id])
        #expect(try await store.retireEndedProviderKeys() == 0)
        folder.wait(60)
        #expect(await code { try await store.activateProviderKey(first.id, overlap: 0) } == .conflict)
        #expect(try await store.retireEndedProviderKeys() == 1)
        #expect(store.latest.overlapKeys.isEmpty)
        #expect(await code { try await store.activateProviderKey(first.id, overlap: 0) } == .conflict)
        let third = try await add(3, to: store)
        _ = try await store.activateProviderKey(third.id, overlap: 0)
        #expect(store.latest.overlapKeys.isEmpty)
        #expect(try await store.retireProviderKey(third.id).state == .retired)
        #expect(store.latest.currentKeys.isEmpty)
        #expect(try await store.providerKeys(upstream: "openai").map(\.state) == [.retired, .retired, .retired])
        try store.close()
    }

    @Test func backToTheOneBefore() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let first = try await add(1, to: store)
        let second = try await add(2, to: store)
        _ = try await store.activateProviderKey(second.id, overlap: 60)
        let again = try await store.activateProviderKey(first.id, overlap: 60)
        #expect(again.state == .current && again.retiredAt == nil)
        #expect(store.latest.overlapKeys["openai"]?.map(\.id) == [second.id])
        try store.close()
    }

    @Test func forLater() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let key = try await add(1, to: store, notBefore: folder.now + 10)
        #expect(key.state == .pending && store.latest.currentKeys.isEmpty)
        #expect(await code { try await store.activateProviderKey(key.id, overlap: 0) } == .conflict)
        folder.wait(10)
        #expect(try await store.activateProviderKey(key.id, overlap: 0).state == .current)
        try store.close()
    }

    @Test(arguments: [
        "", "plain", "enc:v1:", "enc:v1:k", "enc:v1::x", "enc:v1:k:", "ENC:V1:k:x", " enc:v1:k:x", "enc:v2:k:x",
        "enc:v1:k:x y", "enc:v1:k:x\n",
    ])
    func onlyCiphertext(text: String) async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let id = RecordID.providerKey.generate()
        #expect(await code { try await store.addProviderKey(id: id, upstream: "u", sealed: text) } == .invalid)
        try store.close()
    }

    @Test func theTableItselfRefusesPlaintext() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        _ = try await add(1, to: store)
        for sql in ["UPDATE provider_keys SET sealed = 'plain'", "UPDATE provider_keys SET sealed = NULL"] {
            #expect(await code { try await store.change { try $0.db.execute(sql: sql) } } == .conflict)
        }
        try store.close()
    }

    @Test func anotherEncryptionKey() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        for number in 0..<5 { _ = try await add(number, to: store, upstream: "u\(number)") }
        let wanted = try await store.providerKeys(notSealedWith: "k2", limit: 3)
        #expect(wanted.count == 3)
        let batch = wanted.enumerated().map { Resealing(id: $1.id, from: $1.sealed, to: sealed($0, with: "k2")) }
        try await store.reseal(batch)
        #expect(try await store.providerKeys(notSealedWith: "k2").count == 2)
        #expect(try await store.providerKeys(notSealedWith: "%").count == 5)
        #expect(store.latest.currentKeys[wanted[0].record.upstream]?.sealed == sealed(0, with: "k2"))
        // One of two has changed meanwhile: neither is replaced.
        let rest = try await store.providerKeys(notSealedWith: "k2")
        let mixed = [
            Resealing(id: rest[0].id, from: rest[0].sealed, to: sealed(8, with: "k2")),
            Resealing(id: rest[1].id, from: "enc:v1:k1:other", to: sealed(9, with: "k2")),
        ]
        #expect(await code { try await store.reseal(mixed) } == .conflict)
        #expect(try await store.providerKeys(notSealedWith: "k2") == rest)
        try store.close()
    }

    @Test func arguments() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let key = try await add(1, to: store)
        for text in hostileTexts {
            let id = RecordID.providerKey.generate()
            let wrongID = await code { try await store.addProviderKey(id: text, upstream: "u", sealed: sealed(1)) }
            #expect(wrongID == .invalid)
            // Plain words among the texts are names that an upstream may have.
            if text.utf8.contains(where: { !($0 >= 48 && $0 < 58 || $0 >= 65 && $0 < 91 || $0 >= 97 || $0 == 95) }) {
                let wrongName = await code {
                    try await store.addProviderKey(id: id, upstream: text, sealed: sealed(1))
                }
                #expect(wrongName == .invalid, "\(text)")
            }
            #expect(try await store.providerKeys(notSealedWith: text).map(\.id) == [key.id])
        }
        #expect(await code { try await store.activateProviderKey(key.id, overlap: -1) } == .invalid)
        #expect(await code { try await store.retireProviderKey(RecordID.providerKey.generate()) } == .notFound)
        let again = await code { try await store.addProviderKey(id: key.id, upstream: "v", sealed: sealed(1)) }
        #expect(again == .conflict)
        try store.close()
    }

    @Test func retiringErasesTheCiphertext() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let key = try await add(77, to: store)
        #expect(try folder.contains(sealed(77)))
        _ = try await store.retireProviderKey(key.id)
        try await store.compact()
        #expect(try !folder.contains(sealed(77)))
        try store.close()
    }
}
