import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreTokensTests {
    @Test func makingAndListing() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let other = try await store.createProject(name: "b")
        let made = try await store.createToken(token(1, in: project, folder))
        _ = try await store.createToken(token(2, in: other, folder))
        #expect(RecordID.token.matches(made.id) && made.family == made.id)
        #expect(try await store.token(made.id) == made)
        #expect(try await store.tokens(ofProject: project.id).items == [made])
        #expect(try await store.tokens(ofProject: nil).items.count == 2)
        #expect(try await store.tokens(ofProject: nil, PageRequest(nameContains: "KEN 1")).items == [made])
        #expect(await code { try await store.createToken(token(1, in: other, folder)) } == .conflict)
        #expect(await code { try await store.tokens(ofProject: RecordID.project.generate()) } == .notFound)
        #expect(await code { try await store.tokens(ofProject: nil, PageRequest(limit: 201)) } == .invalid)
        #expect(await code { try await store.createToken(token(3, in: other, folder, lasting: 0)) } == .invalid)
        var orphan = token(4, in: project, folder)
        orphan.projectID = RecordID.project.generate()
        #expect(await code { try await store.createToken(orphan) } == .notFound)
        try store.close()
    }

    @Test func pages() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        for number in 0..<7 { _ = try await store.createToken(token(number, in: project, folder)) }
        let first = try await store.tokens(ofProject: project.id, PageRequest(limit: 5))
        let second = try await store.tokens(ofProject: project.id, PageRequest(limit: 5, cursor: first.next))
        #expect(first.items.count == 5 && second.items.count == 2 && second.next == nil)
        #expect(Set((first.items + second.items).map(\.id)).count == 7)
        try store.close()
    }

    @Test func revoking() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let other = try await store.createProject(name: "b")
        let first = try await store.createToken(token(1, in: project, folder))
        let second = try await store.createToken(token(2, in: project, folder))
        let third = try await store.rotateToken(second.id, to: successor(3, folder))
        let fourth = try await store.createToken(token(4, in: other, folder))
        #expect(try await store.revokeToken(first.id).revokedAt == folder.now)
        #expect(store.latest.tokens[first.hash]?.isLive(at: folder.now) == false)
        folder.wait(9)
        #expect(try await store.revokeToken(first.id).revokedAt == folder.now - 9)
        #expect(try await store.revokeFamily(second.id) == 2)
        #expect(store.latest.tokens[third.hash]?.revokedAt == folder.now)
        #expect(try await store.revokeTokens(ofProject: project.id) == 0)
        #expect(try await store.revokeAllTokens() == 1)
        #expect(store.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        #expect(await code { try await store.revokeFamily(RecordID.token.generate()) } == .notFound)
        try store.close()
        let again = try folder.open()
        #expect(try await again.isRevoked(fourth.id))
        #expect(again.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        try again.close()
    }

    @Test func whatIsRevokedStaysSo() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let made = try await store.createToken(token(1, in: project, folder))
        _ = try await store.revokeToken(made.id)
        for sql in [
            "UPDATE tokens SET revoked_at = NULL", "UPDATE tokens SET revoked_at = revoked_at + 1",
            "UPDATE tokens SET hash = zeroblob(32)",
        ] {
            #expect(await code { try await store.change { try $0.db.execute(sql: sql) } } == .conflict, "\(sql)")
        }
        folder.wait(4000)
        #expect(try await store.removeTokens(expiredBefore: .max) == 1)
        #expect(store.latest.tokens.isEmpty)
        #expect(try await store.isRevoked(made.id))
        #expect(await code { try await store.createToken(token(1, in: project, folder)) } == .conflict)
        let again = await code {
            try await store.change { change in
                var copy = made
                copy.hash = hash(99)
                try Store.insert(copy, change)
            }
        }
        #expect(again == .conflict)
        try store.close()
    }

    @Test func liveTokensAreNotRemoved() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        _ = try await store.createToken(token(1, in: project, folder))
        #expect(try await store.removeTokens(expiredBefore: .max) == 0)
        try store.close()
    }

    @Test func hostileTexts() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        for (number, text) in ProxyStoreTests.hostileTexts.enumerated() {
            var new = token(number, in: project, folder)
            (new.name, new.hint, new.models) = (text, String(text.prefix(24)), [text])
            let made = try await store.createToken(new)
            #expect(try await store.token(made.id) == made)
            #expect(made.name == text && made.models == [text])
            #expect(await code { try await store.token(text) } == .invalid)
            #expect(await code { try await store.revokeToken(text) } == .invalid)
            #expect(await code { try await store.revokeFamily("tok_" + text) } == .invalid)
            #expect(await code { try await store.tokens(ofProject: text) } == .invalid)
            let found = try await store.tokens(ofProject: project.id, PageRequest(limit: 200, nameContains: text))
            #expect(found.items.contains(made))
        }
        #expect(store.latest.tokens.count == ProxyStoreTests.hostileTexts.count)
        #expect(store.latest.tokens.values.allSatisfy { $0.revokedAt == nil })
        try store.close()
    }

    /// What people paste into names by mistake is refused, and nothing of it reaches a file.
    @Test func rawTokensAndKeysReachNoFile() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let planted = ["pg_l", "sk-", "pgm_"].map { $0 + String(repeating: "Zq7", count: 14) }
        for text in planted {
            #expect(await code { try await store.createProject(name: "for " + text) } == .invalid)
            var new = token(1, in: project, folder)
            new.hint = text
            #expect(await code { try await store.createToken(new) } == .invalid)
            (new.hint, new.name) = ("h", text)
            #expect(await code { try await store.createToken(new) } == .invalid)
            (new.name, new.models) = ("n", [text])
            #expect(await code { try await store.createToken(new) } == .invalid)
            let id = RecordID.providerKey.generate()
            #expect(await code { try await store.addProviderKey(id: id, upstream: "u", sealed: text) } == .invalid)
            #expect(
                await code { try await store.addProviderKey(id: id, upstream: text, sealed: sealed(1)) } == .invalid)
        }
        let made = try await store.createToken(token(1, in: project, folder))
        try await store.record(planted.map { usage(made, day: 1, model: $0) })
        #expect(try await store.usage(on: 0...9).map(\.model) == [UsageRecord.otherModel])
        _ = try await store.backup(to: folder.file("backup.db"))
        for text in planted { #expect(try !folder.contains(text)) }
        // The search itself finds what is there.
        #expect(try folder.contains("token 1"))
        try store.close()
    }
}
