internal import GRDB

extension Store {
    /// Makes a project; a name that is taken is a conflict.
    public func createProject(
        name: String, limits: StoredLimits = StoredLimits(), models: [String] = []
    ) async throws(StoreError) -> ProjectRecord {
        let name = try FieldRules.projectName(name)
        try FieldRules.models(models)
        try limits.check()
        return try await change { change in
            try Self.checkNameIsFree(name, change.db)
            let project = ProjectRecord(
                id: RecordID.project.generate(), name: name, createdAt: change.now, limits: limits, models: models)
            try change.db.execute(
                sql: """
                    INSERT INTO projects (id, name, created_at, models, revision, \(Self.limitColumns))
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [project.id, name, change.now, ModelList.written(models), change.revision]
                    + StatementArguments(limits.values))
            return project
        }
    }

    /// Projects, oldest first.
    public func projects(_ request: PageRequest = PageRequest()) async throws(StoreError) -> Page<ProjectRecord> {
        try request.check()
        return try await read { db in
            try RowReading.page(db, "SELECT * FROM projects WHERE TRUE", [], request, ProjectRecord.init)
        }
    }

    /// One project.
    public func project(_ id: String) async throws(StoreError) -> ProjectRecord {
        try RecordID.project.check(id)
        return try await read { db in try Self.project(id, db) }
    }

    /// Gives a project another name.
    public func renameProject(_ id: String, to name: String) async throws(StoreError) -> ProjectRecord {
        try RecordID.project.check(id)
        let name = try FieldRules.projectName(name)
        return try await change { change in
            let project = try Self.project(id, change.db)
            if project.name != name {
                try Self.checkNameIsFree(name, change.db)
                try change.db.execute(
                    sql: "UPDATE projects SET name = ?, revision = ? WHERE id = ?",
                    arguments: [name, change.revision, id])
            }
            return try Self.project(id, change.db)
        }
    }

    /// Refuses or honours all tokens of a project; asked for twice, the first time stays.
    public func setProject(_ id: String, disabled isDisabled: Bool) async throws(StoreError) -> ProjectRecord {
        try RecordID.project.check(id)
        return try await change { change in
            _ = try Self.project(id, change.db)
            try change.db.execute(
                sql: "UPDATE projects SET disabled_at = ?, revision = ? WHERE id = ? AND (disabled_at IS NULL) = ?",
                arguments: [isDisabled ? change.now : nil, change.revision, id, isDisabled])
            return try Self.project(id, change.db)
        }
    }

    /// Sets what a project may use.
    public func setProject(
        _ id: String, limits: StoredLimits, models: [String]
    ) async throws(StoreError) -> ProjectRecord {
        try RecordID.project.check(id)
        try FieldRules.models(models)
        try limits.check()
        return try await change { change in
            try change.db.execute(
                sql: """
                    UPDATE projects SET (models, revision, \(Self.limitColumns)) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?
                    """,
                arguments: [ModelList.written(models), change.revision] + StatementArguments(limits.values) + [id])
            return try Self.project(id, change.db)
        }
    }

    /// Removes a project and its dead tokens; a live one is a conflict. Its use stays on record.
    public func deleteProject(_ id: String) async throws(StoreError) {
        try RecordID.project.check(id)
        try await change(reloads: true) { change in
            _ = try Self.project(id, change.db)
            let isInUse = try Bool.fetchOne(
                change.db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM tokens WHERE project_id = ? AND revoked_at IS NULL AND expires_at > ?)
                    """,
                arguments: [id, change.now])
            guard isInUse == false else {
                throw StoreError(.conflict, "the project has live tokens; revoke them first")
            }
            try change.db.execute(sql: "DELETE FROM projects WHERE id = ?", arguments: [id])
        }
    }

    static let limitColumns = StoreSchema.limitColumns.joined(separator: ", ")

    static func project(_ id: String, _ db: Database) throws -> ProjectRecord {
        guard let project = try ProjectRecord.fetch(db, where: "id = ?", [id]).first else {
            throw StoreError(.notFound, "there is no project \(id)")
        }
        return project
    }

    private static func checkNameIsFree(_ name: String, _ db: Database) throws {
        guard try ProjectRecord.fetch(db, where: "name = ?", [name]).isEmpty else {
            throw StoreError(.conflict, "another project has this name")
        }
    }
}
