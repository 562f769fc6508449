import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreErrorTests {
    @Test(arguments: [
        (ResultCode.SQLITE_BUSY, StoreError.Code.busy), (.SQLITE_LOCKED, .busy), (.SQLITE_FULL, .full),
        (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .damaged), (.SQLITE_IOERR, .io), (.SQLITE_READONLY, .io),
        (.SQLITE_CANTOPEN, .io), (.SQLITE_CONSTRAINT, .conflict), (.SQLITE_TOOBIG, .invalid),
        (.SQLITE_ERROR, .unexpected),
    ])
    func codes(result: ResultCode, expected: StoreError.Code) {
        let error = StoreError(
            DatabaseError(resultCode: result, message: "planted", sql: "SELECT planted", arguments: ["planted"]))
        #expect(error.code == expected)
        #expect(!error.description.contains("planted") && !error.description.contains("\n"))
    }

    @Test func others() {
        struct Unknown: Error {}
        #expect(StoreError(Unknown()).code == .unexpected)
        #expect(StoreError(StoreError(.newer, "a")) == StoreError(.newer, "a"))
        #expect(StoreError(.io, "a").about("/b").description == "/b: a")
        #expect(StoreError(.io, "/b: a").about("/b").description == "/b: a")
    }
}
