internal import GRDB

/// Projects, tokens, provider keys and use, in one SQLite file that one program has at a time.
///
/// Changes wait for one another; one that was asked for is carried through even if its caller is cancelled.
/// A change that concerns who may do what is in every snapshot before it returns.
public final class Store: Sendable {
    /// The file.
    public let path: String

    let pool: DatabasePool
    let options: StoreOptions
    let feed = SnapshotFeed()
    private let lock: FileLock

    /// Opens the file at an absolute path, and creates it if there is none; its folder must be there.
    public convenience init(path: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
        try self.init(path: path, options: options, steps: StoreSchema.steps)
    }

    init(path: String, options: StoreOptions, steps: [StoreSchema.Step]) throws(StoreError) {
        let file = try StateFile(path)
        try file.checkFolder()
        lock = try FileLock(for: path)
        // SQLite gives the files beside it the mode that this one has.
        if try !file.exists() { try file.create() }
        self.path = path
        self.options = options
        do {
            pool = try DatabasePool(
                path: path, configuration: StoreConnections.configuration(busyTimeout: options.busyTimeout))
            try pool.writeWithoutTransaction { db in
                try StoreConnections.checkPages(db)
                try StoreConnections.checkAge(db, steps)
            }
            try StoreSchema.migrator(steps).migrate(pool)
            feed.publish(try pool.read { [options] db in try Self.snapshot(db, options) })
        } catch { throw StoreError(error).about(path) }
    }

    /// Ends all work and gives the file back; later calls fail with `closed`.
    public func close() throws(StoreError) {
        // The pool closes readers last, and those cannot empty the log; left as it is, a copy of the file lacks it.
        try? pool.writeWithoutTransaction { db in
            // A statement fails if the store is closed already; a checkpoint would stop the program.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            _ = try db.checkpoint(.truncate)
        }
        do { try pool.close() } catch { throw StoreError(error).about(path) }
        feed.finish()
        lock.release()
    }

    // MARK: Changes

    /// A change under way: everything in it happens, or nothing.
    struct Change {
        let db: Database
        /// The version that the store has after it.
        let revision: Int64
        let now: Int64
    }

    /// Makes a change that concerns who may do what; written through to the disk before it returns.
    ///
    /// Rows that it touches get its revision; rows that it removes need `reloads`.
    func change<Value: Sendable>(
        reloads: Bool = false, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws(StoreError) -> Value {
        try await write(isDurable: true) { [feed, options] db in
            var next: StateSnapshot?
            let value = try Self.transaction(db) {
                try db.execute(sql: "UPDATE state SET version = version + 1")
                let revision = try Self.version(db)
                let count = db.totalChangesCount
                let value = try body(Change(db: db, revision: revision, now: options.clock()))
                guard db.totalChangesCount != count else { return (value, .rollback) }
                // Read before the commit: what cannot be shown to requests must not happen.
                next =
                    try reloads
                    ? Self.snapshot(db, options) : Self.snapshot(db, after: feed.latest, revision: revision)
                return (value, .commit)
            }
            if let next { feed.publish(next) }
            return value
        }
    }

    /// Runs on the one connection that writes.
    func write<Value: Sendable>(
        isDurable: Bool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { db in
                continuation.resume(
                    returning: Self.result {
                        // NORMAL may lose the last commits when the power fails, never more, and damages nothing.
                        try db.execute(sql: isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
                        return try body(db)
                    })
            }
        }
        return try result.get()
    }

    /// Reads in one transaction, beside a change under way.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncRead { db in
                continuation.resume(returning: Self.result { try body(db.get()) })
            }
        }
        return try result.get()
    }

    /// Takes the lock for writing at once, so that it is waited for, and not refused later.
    static func transaction<Value>(
        _ db: Database, _ body: () throws -> (Value, Database.TransactionCompletion)
    ) throws -> Value {
        var value: Value?
        try db.inTransaction(.immediate) {
            let (result, completion) = try body()
            value = result
            return completion
        }
        guard let value else { throw StoreError(.unexpected, "a change of the store gave nothing") }
        return value
    }

    private static func result<Value>(_ body: () throws -> Value) -> Result<Value, StoreError> {
        do { return .success(try body()) } catch { return .failure(StoreError(error)) }
    }
}
