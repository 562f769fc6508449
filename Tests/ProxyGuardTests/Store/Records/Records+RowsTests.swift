import GRDB
import Testing

@testable import ProxyStore

@Suite struct RecordsRowsTests {
    /// A row that no table of ours can hold is an error, and does not stop the program.
    @Test func rowsOfAnotherForm() throws {
        let queue = try DatabaseQueue()
        try queue.read { db in
            for sql in ["SELECT 1 AS a", "SELECT NULL AS id", "SELECT 'a' AS id, x'00' AS hash, NULL AS name"] {
                let row = try #require(try Row.fetchOne(db, sql: sql))
                #expect(throws: (any Error).self) { try ProjectRecord(row) }
                #expect(throws: (any Error).self) { try TokenRecord(row) }
                #expect(throws: (any Error).self) { try SealedProviderKey(row) }
                #expect(throws: (any Error).self) { try UsageRecord(row) }
                #expect(throws: (any Error).self) { try StoredHash(row) }
            }
            let row = try #require(try Row.fetchOne(db, sql: "SELECT 'other' AS state"))
            #expect(throws: StoreError.self) { try ProviderKeyRecord(row) }
        }
    }

    @Test func models() {
        #expect(ModelList.read(ModelList.written(["a", "b c"])) == ["a", "b c"])
        #expect(ModelList.read("").isEmpty)
    }
}
