import Foundation
import Testing

@testable import ProxyStore

@Suite struct StoreBackupTests {
    @Test func aCopyWhileInUse() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        _ = try await store.createToken(token(1, in: project, folder))
        let old = umask(0)
        let report = try await store.backup(to: folder.file("backup.db"))
        umask(old)
        #expect(report.version == store.latest.version)
        #expect(report.checksum == (try FileBytes.checksum(of: report.path)))
        #expect(try FileBytes.text(of: report.path + ".sha256") == "\(report.checksum)  backup.db\n")
        #expect(try folder.names().filter { $0.hasPrefix("backup") } == ["backup.db", "backup.db.sha256"])
        #expect(try folder.mode("backup.db") == 0o600 && folder.mode("backup.db.sha256") == 0o600)
        #expect(await code { try await store.backup(to: folder.file("backup.db")) } == .conflict)
        #expect(await code { try await store.backup(to: "relative") } == .invalid)
        let copy = try folder.open("backup.db")
        #expect(copy.latest == store.latest)
        try copy.close()
        try store.close()
    }

    /// As another program does it: without the store's lock, and while that is written.
    @Test func aCopyOfAStoreThatAnotherProgramHasOpen() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        _ = try await store.createProject(name: "a")
        let report = try await Store.backup(
            of: folder.file(), to: folder.file("backup.db"), options: folder.options())
        #expect(report.version == store.latest.version)
        _ = try await store.createProject(name: "b")
        try store.close()
        let copy = try folder.open("backup.db")
        #expect(copy.latest.projects.values.map(\.name) == ["a"])
        try copy.close()
        // One that nobody has open, too.
        _ = try await Store.backup(of: folder.file(), to: folder.file("later.db"), options: folder.options())
        let later = try folder.open("later.db")
        #expect(Set(later.latest.projects.values.map(\.name)) == ["a", "b"])
        try later.close()
        #expect(
            await code { try await Store.backup(of: folder.file("none.db"), to: folder.file("c.db")) } == .notFound)
    }

    @Test func compacting() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let made = try await store.createToken(token(1, in: project, folder))
        for day in 0..<40 {
            try await store.record((0..<60).map { usage(made, day: Int64(day), model: "model \($0)") })
        }
        try await store.compact()
        func size() throws -> Int {
            try (FileManager.default.attributesOfItem(atPath: folder.file())[.size] as? Int) ?? 0
        }
        let before = try size()
        #expect(try await store.removeUsage(before: 100) == 2400)
        try await store.compact()
        #expect(try size() < before / 2)
        #expect(try await store.snapshot() == store.latest)
        try store.close()
    }
}
