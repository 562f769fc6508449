import GRDBSQLite

/// Another program that writes to the store, and does not come to its end.
final class StoreLock {
    private var handle: OpaquePointer?

    struct Failure: Error { var code: Int32 }

    /// Takes the lock of writers; waits for whoever has it now.
    init(path: String) throws {
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
        guard code == SQLITE_OK else { throw Failure(code: code) }
        sqlite3_busy_timeout(handle, 20_000)
        try run("BEGIN EXCLUSIVE")
    }

    deinit { sqlite3_close_v2(handle) }

    /// Gives it back, without having changed anything.
    func release() throws { try run("ROLLBACK") }

    private func run(_ statement: String) throws {
        let code = sqlite3_exec(handle, statement, nil, nil, nil)
        guard code == SQLITE_OK else { throw Failure(code: code) }
    }
}
