internal import GRDB

extension Store {
    /// The newest snapshot, from memory.
    public var latest: StateSnapshot { feed.latest }

    /// The newest snapshot at once, then each new one; a slow reader skips to the newest. Ends with ``close()``.
    public var snapshots: AsyncStream<StateSnapshot> { feed.stream() }

    /// Calls an observer with the newest snapshot, and from then on with each new one before its change returns.
    ///
    /// It is called on the thread that writes: it must be quick and must not wait for the store.
    public func observe(_ observer: @escaping @Sendable (StateSnapshot) -> Void) async throws(StoreError) {
        try await write(isDurable: true) { [feed] _ in feed.observe(observer) }
    }

    /// Reads everything anew in one transaction.
    public func snapshot() async throws(StoreError) -> StateSnapshot {
        try await read { [options] db in try Self.snapshot(db, options) }
    }

    /// Reads everything anew, drops tokens that ended long ago, and shows the result to requests.
    public func reload() async throws(StoreError) {
        try await write(isDurable: true) { [feed, options] db in
            try feed.publish(Self.snapshot(db, options))
        }
    }

    static func version(_ db: Database) throws -> Int64 {
        guard let version = try Int64.fetchOne(db, sql: "SELECT version FROM state") else {
            throw StoreError(.damaged, "the store has no version")
        }
        return version
    }

    static func snapshot(_ db: Database, _ options: StoreOptions) throws -> StateSnapshot {
        try StateSnapshot(
            version: version(db),
            tokens: TokenRecord.fetch(
                db, where: "expires_at > ?", [options.clock() - options.keptAfterExpiry]),
            projects: ProjectRecord.fetch(db),
            keys: usableKeys(db))
    }

    /// What a change made of the snapshot before it.
    static func snapshot(_ db: Database, after last: StateSnapshot, revision: Int64) throws -> StateSnapshot {
        try last.replacing(
            version: revision,
            tokens: TokenRecord.fetch(db, where: "revision = ?", [revision]),
            projects: ProjectRecord.fetch(db, where: "revision = ?", [revision]),
            keys: usableKeys(db))
    }

    private static func usableKeys(_ db: Database) throws -> [SealedProviderKey] {
        try SealedProviderKey.fetch(db, where: "state IN ('current', 'overlap')")
    }
}
