import GRDB
import Testing

@testable import ProxyStore

@Suite struct RememberedTests {
    @Test func nothingFromNothing() throws {
        let from = try DatabaseQueue(configuration: StoreConnections.configuration(busyTimeout: 1))
        let to = try DatabaseQueue(configuration: StoreConnections.configuration(busyTimeout: 1))
        try StoreSchema.migrator().migrate(from)
        try StoreSchema.migrator().migrate(to)
        try from.write { try $0.execute(sql: "UPDATE state SET version = 40") }
        let remembered = try from.read(Remembered.init)
        #expect(remembered.revocationCount == 0)
        try to.write { db in
            try remembered.write(to: db)
            #expect(try Store.version(db) == 41)
        }
    }
}
