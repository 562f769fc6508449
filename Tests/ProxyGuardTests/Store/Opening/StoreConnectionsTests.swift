import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreConnectionsTests {
    @Test func foreignFiles() throws {
        let folder = try StoreFolder()
        let other = try DatabaseQueue(path: folder.file())
        try other.write { try $0.execute(sql: "PRAGMA application_id = 7") }
        try other.close()
        let error = #expect(throws: StoreError.self) {
            try DatabaseQueue(path: folder.file(), configuration: StoreConnections.configuration(busyTimeout: 1))
        }
        #expect(error?.code == .foreign)
    }

    @Test func soundPages() throws {
        let queue = try DatabaseQueue(configuration: StoreConnections.configuration(busyTimeout: 1))
        try StoreSchema.migrator().migrate(queue)
        try queue.read { db in
            try StoreConnections.checkPages(db)
            try StoreConnections.checkPages(db, isThorough: true)
            try StoreConnections.checkAge(db, StoreSchema.steps)
            #expect(throws: StoreError.self) { try StoreConnections.checkAge(db, []) }
        }
    }
}
