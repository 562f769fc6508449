internal import GRDB

extension Store {
    /// Puts a new token of the same family in the place of a live one, which ends after the overlap.
    public func rotateToken(_ id: String, to successor: Successor) async throws(StoreError) -> TokenRecord {
        try RecordID.token.check(id)
        try successor.check(now: options.clock())
        return try await change { change in
            try Self.rotate(Self.token(id, change.db), to: successor, change)
        }
    }

    /// Stores the hash of a secret with which a token can be renewed once.
    public func addRefreshSecret(
        _ hash: StoredHash, forToken id: String, expiresAt: Int64
    ) async throws(StoreError) {
        try RecordID.token.check(id)
        try await change { change in
            guard expiresAt > change.now else {
                throw StoreError(.invalid, "a refresh secret must expire in the future")
            }
            guard try Self.token(id, change.db).revokedAt == nil else {
                throw StoreError(.conflict, "the token has been revoked")
            }
            try Self.insertRefreshSecret(hash, id, expiresAt, change)
        }
    }

    /// What comes of a secret that was shown.
    private enum Refresh: Sendable {
        case renewed(TokenRecord)
        case reused
    }

    /// Renews the token that a refresh secret belongs to; the token itself may have expired.
    ///
    /// A secret that was used before has been copied: its whole family is revoked, and `reused` is thrown.
    public func refreshToken(
        with secret: StoredHash, to successor: Successor, nextSecret: StoredHash, nextExpiresAt: Int64
    ) async throws(StoreError) -> TokenRecord {
        try successor.check(now: options.clock())
        let outcome: Refresh = try await change { change in
            let rows = try RowReading.all(
                change.db, "SELECT token_id, expires_at, used_at FROM refresh_secrets WHERE hash = ?", [secret.stored]
            ) { row in
                (
                    tokenID: try row.decode(String.self, forColumn: "token_id"),
                    expiresAt: try row.decode(Int64.self, forColumn: "expires_at"),
                    usedAt: try row.decode(Int64?.self, forColumn: "used_at")
                )
            }
            guard let row = rows.first else { throw StoreError(.notFound, "there is no such refresh secret") }
            let token = try Self.token(row.tokenID, change.db)
            guard row.usedAt == nil else {
                // The revocation has to stay, so nothing is thrown in here.
                _ = try Self.revoke("family = ?", [token.family], change)
                return .reused
            }
            guard row.expiresAt > change.now else { throw StoreError(.invalid, "the refresh secret has expired") }
            try change.db.execute(
                sql: "UPDATE refresh_secrets SET used_at = ? WHERE hash = ?", arguments: [change.now, secret.stored])
            let renewed = try Self.rotate(token, to: successor, change, mayHaveExpired: true)
            guard nextExpiresAt > change.now else {
                throw StoreError(.invalid, "a refresh secret must expire in the future")
            }
            try Self.insertRefreshSecret(nextSecret, renewed.id, nextExpiresAt, change)
            return .renewed(renewed)
        }
        switch outcome {
        case .renewed(let token): return token
        case .reused:
            throw StoreError(.reused, "the refresh secret was used before; all tokens of its family are revoked")
        }
    }

    private static func insertRefreshSecret(
        _ hash: StoredHash, _ tokenID: String, _ expiresAt: Int64, _ change: Change
    ) throws {
        do {
            try change.db.execute(
                sql: "INSERT INTO refresh_secrets (hash, token_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
                arguments: [hash.stored, tokenID, change.now, expiresAt])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreError(.conflict, "the refresh secret is or was in use; make another one")
        }
    }

    /// The newest token of the family, where that is another: a family has one that lives on.
    private static func successor(of id: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            sql: """
                SELECT newer.id FROM tokens newer JOIN tokens older ON newer.family = older.family
                WHERE older.id = ? AND newer.number > older.number ORDER BY newer.number DESC LIMIT 1
                """,
            arguments: [id])
    }

    private static func rotate(
        _ old: TokenRecord, to successor: Successor, _ change: Change, mayHaveExpired: Bool = false
    ) throws -> TokenRecord {
        guard old.revokedAt == nil else { throw StoreError(.conflict, "the token has been revoked") }
        guard mayHaveExpired || old.isLive(at: change.now) else {
            throw StoreError(.conflict, "the token has expired; make another one")
        }
        guard try project(old.projectID, change.db).disabledAt == nil else {
            throw StoreError(.conflict, "the project is disabled; enable it first")
        }
        if let successor = try Self.successor(of: old.id, change.db) {
            throw StoreError(.conflict, "the token was rotated already; rotate \(successor), which took its place")
        }
        let token = TokenRecord(
            id: RecordID.token.generate(), projectID: old.projectID, hash: successor.hash, hint: successor.hint,
            name: old.name, createdAt: change.now, expiresAt: successor.expiresAt, limits: old.limits,
            models: old.models, family: old.family)
        try insert(token, change)
        // Never later than it was, nor earlier than it began.
        try change.db.execute(
            sql: "UPDATE tokens SET expires_at = max(created_at, min(expires_at, ?)), revision = ? WHERE id = ?",
            arguments: [change.now + successor.overlap, change.revision, old.id])
        return token
    }
}
