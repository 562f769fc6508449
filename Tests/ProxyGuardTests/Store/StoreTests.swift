import Foundation
import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreTests {
    @Test func whatIsStoredIsThereAgain() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let limits = StoredLimits(
            requestsPerMinute: 1, concurrentRequests: 2, modelTokensPerMinute: 3, microDollarsPerDay: 4,
            totalRequests: 5)
        let project = try await store.createProject(name: "a", limits: limits, models: ["m", "n"])
        var new = token(1, in: project, folder)
        (new.limits, new.models) = (limits, ["m"])
        let made = try await store.createToken(new)
        let before = store.latest
        #expect(before.projects[project.id] == project && project.limits == limits && project.models == ["m", "n"])
        #expect(before.tokens[new.hash] == made && made.limits == limits && made.models == ["m"])
        try store.close()
        // Nothing is left in the log.
        #expect((try? Data(contentsOf: URL(fileURLWithPath: folder.file("state.db-wal"))).count) ?? 0 == 0)
        let again = try folder.open()
        #expect(again.latest == before)
        try again.close()
    }

    @Test func filesAreForTheOwnerAlone() async throws {
        let folder = try StoreFolder()
        let old = umask(0)
        defer { umask(old) }
        let store = try folder.open()
        _ = try await store.createProject(name: "a")
        #expect(try folder.names() == ["state.db", "state.db-shm", "state.db-wal", "state.db.lock"])
        for name in try folder.names() { #expect(try folder.mode(name) == 0o600, "\(name)") }
        try store.close()
    }

    @Test func settingsOfTheConnections() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        try await store.write(isDurable: true) { db throws in
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
            #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
            #expect(try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1)
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
            #expect(try Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID)
        }
        try await store.write(isDurable: false) { db throws in
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 1)
        }
        try store.close()
    }

    @Test func onlyOneProgramHasTheFile() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.code == .locked && error?.description.contains(folder.file()) == true)
        try store.close()
        try folder.open().close()
    }

    @Test func afterClosing() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        try store.close()
        #expect(await code { try await store.createProject(name: "a") } == .closed)
        #expect(await code { try await store.projects() } == .closed)
        try store.close()
    }

    @Test(arguments: ["relative.db", "", "/tmp/", "/tmp/a\0b"])
    func paths(path: String) { #expect(throws: StoreError.self) { try Store(path: path) } }

    @Test func aFolderThatIsNotThere() throws {
        let folder = try StoreFolder()
        let error = #expect(throws: StoreError.self) { try folder.open("none/state.db") }
        #expect(error?.code == .io)
    }

    @Test func anotherProgramsFileIsNotTouched() throws {
        let folder = try StoreFolder()
        let other = try DatabaseQueue(path: folder.file())
        try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        try other.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file())
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.file()))
        #expect(failure { try folder.open() } == .foreign)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == before)
    }

    @Test func aNewerFileIsRefused() async throws {
        let folder = try StoreFolder()
        let step = StoreSchema.Step(name: "999-later", statements: ["CREATE TABLE later (a INTEGER) STRICT"])
        try Store(path: folder.file(), options: folder.options(), steps: StoreSchema.steps + [step]).close()
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.code == .newer && error?.description.contains("\n") == false)
    }

    @Test func damagedPagesAreRefused() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        for number in 0..<200 { _ = try await store.createProject(name: "project \(number)") }
        try store.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file()))
        for index in stride(from: 4096, to: bytes.count, by: 1) {
            bytes[index] = UInt8(truncatingIfNeeded: index &* 31)
        }
        try bytes.write(to: URL(fileURLWithPath: folder.file()))
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.code == .damaged)
    }

    @Test func noDatabaseAtAll() throws {
        let folder = try StoreFolder()
        let text = Data(String(repeating: "no database", count: 500).utf8)
        #expect(
            FileManager.default.createFile(
                atPath: folder.file(), contents: text, attributes: [.posixPermissions: 0o600]))
        #expect(failure { try folder.open() } == .damaged)
    }

    @Test func aFullDiskAndABusyFileAreToldApart() async throws {
        let folder = try StoreFolder()
        let store = try folder.open(busyTimeout: 0.05)
        try await store.write(isDurable: true) { db in
            let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(count)")
        }
        let before = store.latest
        let models = (0..<200).map { _ in String(repeating: "m", count: 200) }
        #expect(await code { try await store.createProject(name: "a", models: models) } == .full)
        #expect(store.latest == before)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.file(), configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        #expect(await code { try await store.createProject(name: "b") } == .busy)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        #expect(await code { try await store.createProject(name: "b") } == nil)
        try other.close()
        try store.close()
    }

    @Test func writersAndReadersTogether() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<20 {
                        let made = try await store.createToken(token(writer * 100 + number, in: project, folder))
                        if number.isMultiple(of: 3) { _ = try await store.revokeToken(made.id) }
                        try await store.record([usage(made, day: 3, requests: 1)])
                    }
                }
                group.addTask {
                    for _ in 0..<20 {
                        let snapshot = try await store.snapshot()
                        // Within one snapshot each token's project is there: it was read in one transaction.
                        #expect(snapshot.tokens.values.allSatisfy { snapshot.projects[$0.projectID] != nil })
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.latest.tokens.count == 160)
        #expect(store.latest.tokens.values.count { $0.revokedAt != nil } == 8 * 7)
        #expect(try await store.totals(on: 3).reduce(0) { $0 + $1.amounts.requests } == 160)
        #expect(try await store.snapshot() == store.latest)
        try store.close()
    }

    /// What a killed program leaves is what stood in its files at one moment.
    @Test func filesCopiedInTheMidstOfWritingAreSound() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        for round in 0..<5 {
            async let writing: Void = {
                for number in 0..<30 {
                    _ = try await store.createToken(token(round * 100 + number, in: project, folder))
                }
            }()
            let acknowledged = store.latest
            // The log last: it may then hold more than was there when the file was copied, never less.
            for suffix in ["", "-wal"] {
                try Data(contentsOf: URL(fileURLWithPath: folder.file() + suffix))
                    .write(to: URL(fileURLWithPath: folder.file("copy\(round).db") + suffix))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: folder.file("copy\(round).db") + suffix)
            }
            try await writing
            let copy = try folder.open("copy\(round).db")
            #expect(copy.latest.version >= acknowledged.version)
            #expect(acknowledged.tokens.allSatisfy { copy.latest.tokens[$0.key] == $0.value })
            try copy.close()
        }
        try store.close()
    }

    @Test func aChangeThatFailsInTheMiddleChangesNothing() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let before = store.latest
        let failure = await code {
            try await store.change { change in
                try change.db.execute(
                    sql: "UPDATE projects SET name = 'b', revision = ? WHERE id = ?",
                    arguments: [change.revision, project.id])
                try change.db.execute(sql: "INSERT INTO state (only, version) VALUES (2, 2)")
            }
        }
        #expect(failure == .conflict)
        #expect(store.latest == before)
        #expect(try await store.snapshot() == before)
        try store.close()
    }

    @Test func aCancelledCallersChangeIsCarriedThrough() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.createProject(name: "a")
        }
        let project = try await task.value
        #expect(store.latest.projects[project.id] != nil)
        try store.close()
    }
}
