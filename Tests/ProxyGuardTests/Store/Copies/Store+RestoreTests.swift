import Foundation
import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreRestoreTests {
    @Test func thereAndBack() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        _ = try await store.createToken(token(1, in: project, folder))
        let before = store.latest
        _ = try await store.backup(to: folder.file("backup.db"))
        _ = try await store.renameProject(project.id, to: "b")
        let locked = await code {
            try Store.restore(from: folder.file("backup.db"), to: folder.file(), options: folder.options())
        }
        #expect(locked == .locked)
        let version = store.latest.version
        try store.close()
        let report = try Store.restore(
            from: folder.file("backup.db"), to: folder.file(), options: folder.options())
        #expect(report.hadChecksum && report.carriedRevocations == 0 && report.version > version)
        #expect(report.previousFile == folder.file("state.db.before-\(folder.now)"))
        #expect(try folder.mode("state.db") == 0o600)
        let again = try folder.open()
        #expect(again.latest.tokens == before.tokens && again.latest.projects == before.projects)
        try again.close()
        // What was there before can itself be restored.
        let kept = try #require(report.previousFile)
        _ = try Store.restore(from: kept, to: folder.file("other.db"), options: folder.options())
        let other = try folder.open("other.db")
        #expect(other.latest.projects.values.map(\.name) == ["b"])
        try other.close()
        #expect(try !folder.names().contains { $0.hasSuffix(".restoring") })
    }

    /// Going back in time must not bring back what was taken away.
    @Test func revocationsOutliveARestore() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let revoked = try await store.createToken(token(1, in: project, folder))
        let rotated = try await store.createToken(token(2, in: project, folder))
        let kept = try await store.createToken(token(3, in: project, folder))
        try await store.addRefreshSecret(hash(901), forToken: kept.id, expiresAt: folder.now + 500)
        _ = try await store.backup(to: folder.file("backup.db"))
        _ = try await store.revokeToken(revoked.id)
        _ = try await store.rotateToken(rotated.id, to: successor(4, folder, overlap: 0))
        let later = try await store.createToken(token(5, in: project, folder))
        _ = try await store.revokeToken(later.id)
        _ = try await store.refreshToken(
            with: hash(901), to: successor(6, folder), nextSecret: hash(902), nextExpiresAt: folder.now + 500)
        try await store.record([usage(kept, day: 1, requests: 9)])
        try store.close()
        let report = try Store.restore(
            from: folder.file("backup.db"), to: folder.file(), options: folder.options())
        #expect(report.carriedRevocations == 2)
        let again = try folder.open()
        #expect(again.latest.tokens.count == 3)
        #expect(again.latest.tokens[revoked.hash]?.revokedAt == folder.now)
        #expect(again.latest.tokens[rotated.hash]?.isLive(at: folder.now) == false)
        #expect(again.latest.tokens[kept.hash]?.revokedAt == nil)
        #expect(await code { try await again.createToken(token(5, in: project, folder)) } == .conflict)
        #expect(try await again.requestTotals() == [kept.id: 9])
        let reused = await code {
            try await again.refreshToken(
                with: hash(901), to: successor(7, folder), nextSecret: hash(903), nextExpiresAt: folder.now + 500)
        }
        #expect(reused == .reused)
        try again.close()
    }

    /// A lockdown that somebody ended, or an acceptance that was for another log, must not come back with a copy.
    @Test func whatIsOverStaysOverAndWhatIsInForceStays() async throws {
        let folder = try StoreFolder()
        let names = ["audit.anchor", "audit.accepted"]
        let store = try folder.open()
        try await store.setContainment(.panic)
        for name in names { try await store.setSetting(name, to: "of before") }
        _ = try await store.backup(to: folder.file("locked.db"))
        try await store.setContainment(nil)
        try await store.setSetting(names[0], to: "of now")
        try await store.setSetting(names[1], to: nil)
        _ = try await store.backup(to: folder.file("open.db"))
        try store.close()
        _ = try Store.restore(from: folder.file("locked.db"), to: folder.file(), options: folder.options())
        let ended = try folder.open()
        #expect(try await ended.containment() == nil)
        #expect(try await ended.setting(names[0]) == "of now")
        #expect(try await ended.setting(names[1]) == nil)
        try await ended.setContainment(.lockdown)
        try await ended.setSetting(names[0], to: nil)
        try await ended.setSetting(names[1], to: "of now")
        try ended.close()
        folder.wait(1)
        _ = try Store.restore(from: folder.file("open.db"), to: folder.file(), options: folder.options())
        let locked = try folder.open()
        #expect(try await locked.containment() == .lockdown)
        #expect(try await locked.setting(names[0]) == nil)
        #expect(try await locked.setting(names[1]) == "of now")
        try locked.close()
        // Where there was no file nobody knows better, but an acceptance was for another log.
        _ = try Store.restore(from: folder.file("locked.db"), to: folder.file("new.db"), options: folder.options())
        let new = try folder.open("new.db")
        #expect(try await new.containment() == .panic)
        #expect(try await new.setting(names[0]) == "of before")
        #expect(try await new.setting(names[1]) == nil)
        try new.close()
    }

    @Test func filesThatAreRefused() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        for number in 0..<100 { _ = try await store.createProject(name: "project \(number)") }
        let latest = store.latest
        _ = try await store.backup(to: folder.file("good.db"))
        try store.close()
        func restore(_ name: String) async -> StoreError.Code? {
            await code { try Store.restore(from: folder.file(name), to: folder.file(), options: folder.options()) }
        }
        func copy(_ name: String, withChecksum: Bool = false) throws {
            try FileManager.default.copyItem(atPath: folder.file("good.db"), toPath: folder.file(name))
            guard withChecksum else { return }
            try FileManager.default.copyItem(
                atPath: folder.file("good.db.sha256"), toPath: folder.file(name + ".sha256"))
        }
        #expect(await restore("none.db") == .notFound)

        // A byte that is not the backup's, told by the checksum alone.
        try copy("changed.db", withChecksum: true)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("changed.db")))
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(fileURLWithPath: folder.file("changed.db")))
        #expect(await restore("changed.db") == .damaged)

        try copy("torn.db")
        bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("torn.db")))
        bytes.replaceSubrange(8192..., with: Data(repeating: 0xAB, count: bytes.count - 8192))
        try bytes.write(to: URL(fileURLWithPath: folder.file("torn.db")))
        #expect(await restore("torn.db") == .damaged)

        try Data("no database at all, but some text".utf8).write(to: URL(fileURLWithPath: folder.file("text.db")))
        #expect(await restore("text.db") == .damaged)
        try Data().write(to: URL(fileURLWithPath: folder.file("empty.db")))
        #expect(await restore("empty.db") == .foreign)

        let other = try DatabaseQueue(path: folder.file("foreign.db"))
        try await other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        try other.close()
        #expect(await restore("foreign.db") == .foreign)

        let step = StoreSchema.Step(name: "999-later", statements: ["CREATE TABLE later (a INTEGER) STRICT"])
        try Store(path: folder.file("newer.db"), options: folder.options(), steps: StoreSchema.steps + [step]).close()
        #expect(await restore("newer.db") == .newer)

        // Changes that stand in the log alone.
        let open = try folder.open("open.db")
        _ = try await open.createProject(name: "a")
        #expect(await restore("open.db") == .conflict)
        try open.close()
        _ = try Store.restore(from: folder.file("open.db"), to: folder.file("target.db"), options: folder.options())

        // None of them has changed anything.
        let again = try folder.open()
        #expect(again.latest == latest)
        try again.close()
        #expect(try !folder.names().contains { $0.contains("before") || $0.contains("restoring") })
    }

    @Test func inThePlaceOfADamagedFile() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        _ = try await store.createProject(name: "a")
        _ = try await store.backup(to: folder.file("backup.db"))
        try store.close()
        try Data(repeating: 0x41, count: 9000).write(to: URL(fileURLWithPath: folder.file()))
        try Data(repeating: 0x42, count: 9000).write(to: URL(fileURLWithPath: folder.file("state.db-wal")))
        let report = try Store.restore(
            from: folder.file("backup.db"), to: folder.file(), options: folder.options())
        #expect(report.carriedRevocations == nil && report.previousFile != nil)
        let again = try folder.open()
        #expect(again.latest.projects.count == 1)
        try again.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: try #require(report.previousFile))).first == 0x41)
    }

    @Test func whereThereWasNone() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        _ = try await store.backup(to: folder.file("backup.db"))
        try store.close()
        try FileManager.default.removeItem(atPath: folder.file("backup.db.sha256"))
        let report = try Store.restore(
            from: folder.file("backup.db"), to: folder.file("new.db"), options: folder.options())
        #expect(!report.hadChecksum && report.previousFile == nil && report.carriedRevocations == nil)
        try folder.open("new.db").close()
    }
}
