import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreRotationTests {
    @Test func rotatingWithOverlap() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        let new = try await store.rotateToken(old.id, to: successor(2, folder, overlap: 60))
        #expect(new.family == old.id && new.id != old.id && new.name == old.name && new.projectID == old.projectID)
        #expect(store.latest.tokens[old.hash]?.expiresAt == folder.now + 60)
        #expect(store.latest.tokens[new.hash] == new)
        // An overlap never lengthens a life.
        let third = try await store.rotateToken(new.id, to: successor(3, folder, overlap: 30 * 86_400))
        #expect(store.latest.tokens[new.hash]?.expiresAt == new.expiresAt)
        _ = try await store.rotateToken(third.id, to: successor(4, folder, overlap: 0))
        #expect(store.latest.tokens[third.hash]?.isLive(at: folder.now) == false)
        folder.wait(60)
        #expect(await code { try await store.rotateToken(old.id, to: successor(5, folder)) } == .conflict)
        #expect(await code { try await store.rotateToken(third.id, to: successor(5, folder, overlap: -1)) } == .invalid)
        try store.close()
    }

    @Test func aRotationThatFailsInTheMiddleChangesNothing() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        // The second statement of the rotation fails.
        try await store.write(isDurable: true) { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER broken BEFORE UPDATE OF expires_at ON tokens
                    BEGIN SELECT RAISE(ABORT, 'broken'); END
                    """)
        }
        let before = store.latest
        #expect(await code { try await store.rotateToken(old.id, to: successor(2, folder)) } == .conflict)
        #expect(store.latest == before)
        #expect(try await store.snapshot() == before)
        try await store.write(isDurable: true) { db in try db.execute(sql: "DROP TRIGGER broken") }
        // The hash was not used up either.
        #expect(await code { try await store.rotateToken(old.id, to: successor(2, folder)) } == nil)
        try store.close()
    }

    /// Else two tokens of one family would live on.
    @Test func whatWasRotatedIsNotRotatedAgain() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        try await store.addRefreshSecret(hash(901), forToken: old.id, expiresAt: folder.now + 500)
        let new = try await store.rotateToken(old.id, to: successor(2, folder))
        let error = await #expect(throws: StoreError.self) {
            try await store.rotateToken(old.id, to: successor(3, folder))
        }
        #expect(error?.code == .conflict && error?.description.contains(new.id) == true)
        #expect(
            await code {
                try await store.refreshToken(
                    with: hash(901), to: successor(3, folder), nextSecret: hash(902), nextExpiresAt: folder.now + 500)
            } == .conflict)
        _ = try await store.rotateToken(new.id, to: successor(4, folder))
        #expect(store.latest.tokens.values.count { $0.expiresAt > folder.now + 60 } == 1)
        try store.close()
    }

    @Test func deadTokensAreNotRotated() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let first = try await store.createToken(token(1, in: project, folder))
        let second = try await store.createToken(token(2, in: project, folder))
        _ = try await store.revokeToken(first.id)
        #expect(await code { try await store.rotateToken(first.id, to: successor(3, folder)) } == .conflict)
        _ = try await store.setProject(project.id, disabled: true)
        #expect(await code { try await store.rotateToken(second.id, to: successor(3, folder)) } == .conflict)
        #expect(store.latest.tokens.count == 2)
        try store.close()
    }

    @Test func aRefreshSecretWorksOnce() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        let end = folder.now + 100_000
        try await store.addRefreshSecret(hash(901), forToken: old.id, expiresAt: end)
        #expect(
            await code { try await store.addRefreshSecret(hash(901), forToken: old.id, expiresAt: end) } == .conflict)
        func refresh(_ secret: Int, _ number: Int) async throws -> TokenRecord {
            try await store.refreshToken(
                with: hash(secret), to: successor(number, folder), nextSecret: hash(secret + 1), nextExpiresAt: end)
        }
        folder.wait(5000)
        // The token has expired meanwhile.
        let second = try await refresh(901, 2)
        let third = try await refresh(902, 3)
        #expect(third.family == old.id && third.isLive(at: folder.now))
        #expect(await code { try await refresh(990, 4) } == .notFound)
        // A copy of the first secret is shown.
        #expect(await code { try await refresh(901, 5) } == .reused)
        for token in [old, second, third] { #expect(store.latest.tokens[token.hash]?.revokedAt == folder.now) }
        #expect(store.latest.tokens.count == 3)
        #expect(await code { try await refresh(903, 6) } == .conflict)
        #expect(
            await code { try await store.addRefreshSecret(hash(950), forToken: third.id, expiresAt: end) } == .conflict)
        try store.close()
    }

    @Test func aRefreshThatFailsLeavesTheSecretUnused() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        let end = folder.now + 100
        try await store.addRefreshSecret(hash(901), forToken: old.id, expiresAt: end)
        func refresh(nextEnd: Int64, number: Int = 2) async throws -> TokenRecord {
            try await store.refreshToken(
                with: hash(901), to: successor(number, folder), nextSecret: hash(902), nextExpiresAt: nextEnd)
        }
        #expect(await code { try await refresh(nextEnd: 0) } == .invalid)
        #expect(await code { try await refresh(nextEnd: end, number: 1) } == .conflict)
        #expect(store.latest.tokens.count == 1)
        #expect(await code { try await refresh(nextEnd: end) } == nil)
        folder.wait(100)
        let late = await code {
            try await store.refreshToken(
                with: hash(902), to: successor(3, folder), nextSecret: hash(903), nextExpiresAt: end + 500)
        }
        #expect(late == .invalid)
        try store.close()
    }

    /// Of many who show one secret at the same time one is served; the others' haste revokes the family.
    @Test func aRace() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let old = try await store.createToken(token(1, in: project, folder))
        let end = folder.now + 100
        try await store.addRefreshSecret(hash(901), forToken: old.id, expiresAt: end)
        let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
            for number in 0..<10 {
                group.addTask {
                    await code {
                        try await store.refreshToken(
                            with: hash(901), to: successor(10 + number, folder), nextSecret: hash(1000 + number),
                            nextExpiresAt: end)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == nil } == 1 && codes.count { $0 == .reused } == 9)
        #expect(store.latest.tokens.count == 2)
        #expect(store.latest.tokens.values.allSatisfy { $0.revokedAt != nil })
        try store.close()
    }
}
