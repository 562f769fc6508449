internal import GRDB

extension Store {
    /// Makes a token in an enabled project; a hash that is or was in use is a conflict.
    public func createToken(_ new: NewToken) async throws(StoreError) -> TokenRecord {
        try new.check(now: options.clock())
        return try await change { change in
            guard try Self.project(new.projectID, change.db).disabledAt == nil else {
                throw StoreError(.conflict, "the project is disabled; enable it first")
            }
            let id = RecordID.token.generate()
            let token = TokenRecord(
                id: id, projectID: new.projectID, hash: new.hash, hint: new.hint, name: new.name,
                createdAt: change.now, expiresAt: new.expiresAt, limits: new.limits, models: new.models, family: id)
            try Self.insert(token, change)
            return token
        }
    }

    /// Tokens of a project, oldest first; of all projects without an id.
    public func tokens(
        ofProject id: String?, _ request: PageRequest = PageRequest()
    ) async throws(StoreError) -> Page<TokenRecord> {
        try request.check()
        if let id { try RecordID.project.check(id) }
        return try await read { db in
            if let id { _ = try Self.project(id, db) }
            return try RowReading.page(
                db, id == nil ? "SELECT * FROM tokens WHERE TRUE" : "SELECT * FROM tokens WHERE project_id = ?",
                id.map { [$0] } ?? [], request, TokenRecord.init)
        }
    }

    /// One token.
    public func token(_ id: String) async throws(StoreError) -> TokenRecord {
        try RecordID.token.check(id)
        return try await read { db in try Self.token(id, db) }
    }

    /// Sets what a token may use.
    public func setToken(
        _ id: String, limits: StoredLimits, models: [String]
    ) async throws(StoreError) -> TokenRecord {
        try RecordID.token.check(id)
        try FieldRules.models(models)
        try limits.check()
        return try await change { change in
            try change.db.execute(
                sql: """
                    UPDATE tokens SET (models, revision, \(Self.limitColumns)) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?
                    """,
                arguments: [ModelList.written(models), change.revision] + StatementArguments(limits.values) + [id])
            return try Self.token(id, change.db)
        }
    }

    // MARK: Revoking

    /// Revokes a token for good; one that is revoked already stays as it is.
    public func revokeToken(_ id: String) async throws(StoreError) -> TokenRecord {
        try RecordID.token.check(id)
        return try await change { change in
            _ = try Self.token(id, change.db)
            _ = try Self.revoke("id = ?", [id], change)
            return try Self.token(id, change.db)
        }
    }

    /// Revokes all tokens that come from one through rotations, and tells how many there were.
    public func revokeFamily(_ family: String) async throws(StoreError) -> Int {
        try RecordID.token.check(family)
        return try await change { change in
            guard try !TokenRecord.fetch(change.db, where: "family = ? LIMIT 1", [family]).isEmpty else {
                throw StoreError(.notFound, "there is no such family of tokens")
            }
            return try Self.revoke("family = ?", [family], change)
        }
    }

    /// Revokes all tokens of a project, and tells how many there were.
    public func revokeTokens(ofProject id: String) async throws(StoreError) -> Int {
        try RecordID.project.check(id)
        return try await change { change in
            _ = try Self.project(id, change.db)
            return try Self.revoke("project_id = ?", [id], change)
        }
    }

    /// Revokes every token, and tells how many there were.
    public func revokeAllTokens() async throws(StoreError) -> Int {
        try await change { change in try Self.revoke("TRUE", [], change) }
    }

    /// Whether a token's id was revoked or removed; it can never be given again.
    public func isRevoked(_ id: String) async throws(StoreError) -> Bool {
        try RecordID.token.check(id)
        return try await read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM revocations WHERE token_id = ?)", arguments: [id]) == true
        }
    }

    /// Removes tokens that expired before a time; their ids and hashes stay refused. Tells how many there were.
    public func removeTokens(expiredBefore time: Int64) async throws(StoreError) -> Int {
        try await change(reloads: true) { change in
            try change.db.execute(
                sql: "DELETE FROM tokens WHERE expires_at < ?", arguments: [min(time, change.now)])
            return change.db.changesCount
        }
    }

    // MARK: Rows

    static func token(_ id: String, _ db: Database) throws -> TokenRecord {
        guard let token = try TokenRecord.fetch(db, where: "id = ?", [id]).first else {
            throw StoreError(.notFound, "there is no token \(id)")
        }
        return token
    }

    static func insert(_ token: TokenRecord, _ change: Change) throws {
        do {
            try change.db.execute(
                sql: """
                    INSERT INTO tokens (
                        id, project_id, hash, hint, name, created_at, expires_at, family, models, revision,
                        \(limitColumns)
                    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    token.id, token.projectID, token.hash.stored, token.hint, token.name, token.createdAt,
                    token.expiresAt, token.family, ModelList.written(token.models), change.revision,
                ] + StatementArguments(token.limits.values))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreError(.conflict, "the token is or was in use; make another one")
        }
    }

    /// Revokes what is not yet; the condition is a constant text.
    static func revoke(_ condition: String, _ arguments: StatementArguments, _ change: Change) throws -> Int {
        try change.db.execute(
            sql: "UPDATE tokens SET revoked_at = ?, revision = ? WHERE revoked_at IS NULL AND " + condition,
            arguments: [change.now, change.revision] + arguments)
        return change.db.changesCount
    }
}
