internal import GRDB

extension Store {
    /// Stores an encrypted key under an id made with ``RecordID/generate()``, which its encryption is bound to.
    ///
    /// The first key of an upstream becomes its current one unless it is for later, or is to wait; others wait for
    /// ``activateProviderKey(_:overlap:)``.
    public func addProviderKey(
        id: String, upstream: String, sealed: String, notBefore: Int64? = nil, waits: Bool = false
    ) async throws(StoreError) -> ProviderKeyRecord {
        try RecordID.providerKey.check(id)
        try FieldRules.upstream(upstream)
        try FieldRules.sealed(sealed)
        if let notBefore, notBefore < 0 { throw StoreError(.invalid, "a time must not be before 1970") }
        return try await change { change in
            guard try ProviderKeyRecord.fetch(change.db, where: "id = ?", [id]).isEmpty else {
                throw StoreError(.conflict, "there is a provider key of this id")
            }
            let start = notBefore ?? change.now
            let isFirst = try ProviderKeyRecord.fetch(
                change.db, where: "upstream = ? AND state = 'current'", [upstream]
            ).isEmpty
            let state: ProviderKeyState = isFirst && !waits && start <= change.now ? .current : .pending
            try change.db.execute(
                sql: """
                    INSERT INTO provider_keys (id, upstream, sealed, created_at, not_before, state, revision)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, upstream, sealed, change.now, start, state.rawValue, change.revision])
            return try Self.providerKey(id, change.db)
        }
    }

    /// Makes a pending key, or one in overlap, the current one; the one before it stays usable for the overlap's seconds.
    public func activateProviderKey(_ id: String, overlap: Int64) async throws(StoreError) -> ProviderKeyRecord {
        try RecordID.providerKey.check(id)
        guard 0...Successor.longestOverlap ~= overlap else {
            throw StoreError(.invalid, "an overlap must be between 0 and \(Successor.longestOverlap) seconds")
        }
        return try await change { change in
            let key = try Self.providerKey(id, change.db)
            switch key.state {
            case .current: return key
            case .retired: throw StoreError(.conflict, "the provider key has been retired; add it anew")
            case .overlap where (key.retiredAt ?? 0) <= change.now:
                throw StoreError(.conflict, "the provider key has been retired; add it anew")
            case .pending, .overlap: break
            }
            guard key.notBefore <= change.now else {
                throw StoreError(.conflict, "the provider key is for later")
            }
            if overlap == 0 {
                try Self.retire("upstream = ? AND state = 'current'", [key.upstream], change)
            } else {
                try change.db.execute(
                    sql: """
                        UPDATE provider_keys SET state = 'overlap', retired_at = ?, revision = ?
                        WHERE upstream = ? AND state = 'current'
                        """,
                    arguments: [change.now + overlap, change.revision, key.upstream])
            }
            try change.db.execute(
                sql: "UPDATE provider_keys SET state = 'current', retired_at = NULL, revision = ? WHERE id = ?",
                arguments: [change.revision, id])
            return try Self.providerKey(id, change.db)
        }
    }

    /// Ends the use of a key at once and erases its ciphertext.
    public func retireProviderKey(_ id: String) async throws(StoreError) -> ProviderKeyRecord {
        try RecordID.providerKey.check(id)
        return try await change { change in
            _ = try Self.providerKey(id, change.db)
            try Self.retire("id = ? AND state <> 'retired'", [id], change)
            return try Self.providerKey(id, change.db)
        }
    }

    /// Retires the keys whose overlap has ended, and tells how many there were.
    public func retireEndedProviderKeys() async throws(StoreError) -> Int {
        try await change { change in
            try Self.retire("state = 'overlap' AND retired_at <= ?", [change.now], change)
            return change.db.changesCount
        }
    }

    /// The newest keys, retired ones included, without their ciphertext; at most 200.
    public func providerKeys(upstream: String? = nil) async throws(StoreError) -> [ProviderKeyRecord] {
        if let upstream { try FieldRules.upstream(upstream) }
        return try await read { db in
            try ProviderKeyRecord.fetch(
                db, where: "? IS NULL OR upstream = ? ORDER BY number DESC LIMIT ?",
                [upstream, upstream, PageRequest.greatestLimit])
        }
    }

    // MARK: A new encryption key

    /// Keys that are encrypted with another encryption key than this one, up to `limit` of them.
    public func providerKeys(
        notSealedWith keyID: String, limit: Int = PageRequest.greatestLimit
    ) async throws(StoreError) -> [SealedProviderKey] {
        guard 1...PageRequest.greatestLimit ~= limit else {
            throw StoreError(.invalid, "the limit of a list must be between 1 and \(PageRequest.greatestLimit)")
        }
        return try await read { db in
            let prefix = "enc:v1:\(keyID):"
            return try SealedProviderKey.fetch(
                db, where: "sealed IS NOT NULL AND substr(sealed, 1, length(?)) <> ? ORDER BY number LIMIT ?",
                [prefix, prefix, limit])
        }
    }

    /// Replaces ciphertexts, all or none; one that has changed since it was read is a conflict.
    public func reseal(_ batch: [Resealing]) async throws(StoreError) {
        guard batch.count <= PageRequest.greatestLimit else {
            throw StoreError(.invalid, "at most \(PageRequest.greatestLimit) keys at a time")
        }
        for item in batch {
            try RecordID.providerKey.check(item.id)
            try FieldRules.sealed(item.to)
        }
        try await change { change in
            for item in batch {
                try change.db.execute(
                    sql: "UPDATE provider_keys SET sealed = ?, revision = ? WHERE id = ? AND sealed = ?",
                    arguments: [item.to, change.revision, item.id, item.from])
                guard change.db.changesCount == 1 else {
                    throw StoreError(.conflict, "a provider key has changed meanwhile; read it again")
                }
            }
        }
    }

    // MARK: Rows

    private static func providerKey(_ id: String, _ db: Database) throws -> ProviderKeyRecord {
        guard let key = try ProviderKeyRecord.fetch(db, where: "id = ?", [id]).first else {
            throw StoreError(.notFound, "there is no provider key \(id)")
        }
        return key
    }

    /// The condition is a constant text. An overlap that ended keeps its end.
    private static func retire(_ condition: String, _ arguments: StatementArguments, _ change: Change) throws {
        try change.db.execute(
            sql: """
                UPDATE provider_keys
                SET state = 'retired', sealed = NULL, retired_at = min(coalesce(retired_at, ?), ?), revision = ?
                WHERE
                """ + " " + condition,
            arguments: [change.now, change.now, change.revision] + arguments)
    }
}
