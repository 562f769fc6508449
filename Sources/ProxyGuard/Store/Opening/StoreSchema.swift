internal import GRDB

/// The tables, and the steps from each earlier form of them to the present one.
enum StoreSchema {
    /// Written into the file's header; tells it from other programs' files. `pgst` in ASCII.
    static let applicationID: Int32 = 0x7067_7374

    /// One step forward; a step that was ever released is not changed again.
    struct Step: Sendable {
        let name: String
        let statements: [String]
    }

    static let steps = [Step(name: "001-start", statements: start)]

    static func migrator(_ steps: [Step] = steps) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps {
            migrator.registerMigration(step.name) { db in
                for statement in step.statements { try db.execute(sql: statement) }
            }
        }
        return migrator
    }

    private static let start = [
        "PRAGMA application_id = \(applicationID)",
        """
        CREATE TABLE state (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            version INTEGER NOT NULL CHECK (version >= 0)
        ) STRICT
        """,
        "INSERT INTO state (only, version) VALUES (1, 1)",
        """
        CREATE TABLE settings (
            name TEXT PRIMARY KEY NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            value TEXT NOT NULL CHECK (length(value) <= 65536)
        ) STRICT
        """,
        """
        CREATE TABLE projects (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 24 AND id GLOB 'prj_*'),
            name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
            created_at INTEGER NOT NULL CHECK (created_at >= 0),
            disabled_at INTEGER CHECK (disabled_at >= 0),
            \(limits),
            models TEXT NOT NULL CHECK (length(models) <= 40200),
            revision INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX projects_revision ON projects (revision)",
        """
        CREATE TABLE tokens (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 24 AND id GLOB 'tok_*'),
            project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            hint TEXT NOT NULL CHECK (length(hint) <= 24),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            created_at INTEGER NOT NULL CHECK (created_at >= 0),
            expires_at INTEGER NOT NULL CHECK (expires_at >= created_at),
            revoked_at INTEGER CHECK (revoked_at >= 0),
            \(limits),
            models TEXT NOT NULL CHECK (length(models) <= 40200),
            family TEXT NOT NULL CHECK (length(family) = 24 AND family GLOB 'tok_*'),
            revision INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX tokens_project ON tokens (project_id, number)",
        "CREATE INDEX tokens_family ON tokens (family)",
        "CREATE INDEX tokens_revision ON tokens (revision)",
        "CREATE INDEX tokens_expiry ON tokens (expires_at)",
        """
        CREATE TABLE revocations (
            token_id TEXT PRIMARY KEY NOT NULL CHECK (length(token_id) = 24 AND token_id GLOB 'tok_*'),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            revoked_at INTEGER NOT NULL CHECK (revoked_at >= 0)
        ) STRICT, WITHOUT ROWID
        """,
        // What was revoked or removed is told by triggers, so that no statement can forget it.
        """
        CREATE TRIGGER tokens_not_again BEFORE INSERT ON tokens
        WHEN EXISTS (SELECT 1 FROM revocations WHERE token_id = NEW.id)
            OR EXISTS (SELECT 1 FROM revocations WHERE hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'revoked'); END
        """,
        """
        CREATE TRIGGER tokens_stay_revoked BEFORE UPDATE OF id, hash, revoked_at ON tokens
        WHEN NEW.id IS NOT OLD.id OR NEW.hash IS NOT OLD.hash
            OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at)
        BEGIN SELECT RAISE(ABORT, 'revoked'); END
        """,
        """
        CREATE TRIGGER tokens_revoked AFTER UPDATE OF revoked_at ON tokens
        WHEN OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
        BEGIN
            INSERT OR IGNORE INTO revocations (token_id, hash, revoked_at)
            VALUES (NEW.id, NEW.hash, NEW.revoked_at);
        END
        """,
        """
        CREATE TRIGGER tokens_removed AFTER DELETE ON tokens
        BEGIN
            INSERT OR IGNORE INTO revocations (token_id, hash, revoked_at)
            VALUES (OLD.id, OLD.hash, coalesce(OLD.revoked_at, OLD.expires_at));
        END
        """,
        """
        CREATE TABLE refresh_secrets (
            hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
            token_id TEXT NOT NULL REFERENCES tokens (id) ON DELETE CASCADE,
            created_at INTEGER NOT NULL CHECK (created_at >= 0),
            expires_at INTEGER NOT NULL CHECK (expires_at >= created_at),
            used_at INTEGER CHECK (used_at >= 0)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX refresh_secrets_token ON refresh_secrets (token_id)",
        """
        CREATE TABLE provider_keys (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 24 AND id GLOB 'key_*'),
            upstream TEXT NOT NULL CHECK (length(upstream) BETWEEN 1 AND 64),
            sealed TEXT CHECK (sealed GLOB 'enc:v1:?*'),
            created_at INTEGER NOT NULL CHECK (created_at >= 0),
            not_before INTEGER NOT NULL CHECK (not_before >= 0),
            retired_at INTEGER CHECK (retired_at >= 0),
            state TEXT NOT NULL CHECK (state IN ('pending', 'current', 'overlap', 'retired')),
            revision INTEGER NOT NULL,
            CHECK ((sealed IS NULL) = (state = 'retired')),
            CHECK ((retired_at IS NULL) = (state IN ('pending', 'current')))
        ) STRICT
        """,
        "CREATE UNIQUE INDEX provider_keys_current ON provider_keys (upstream) WHERE state = 'current'",
        """
        CREATE TABLE usage (
            token_id TEXT NOT NULL CHECK (length(token_id) = 24),
            project_id TEXT NOT NULL CHECK (length(project_id) = 24),
            day INTEGER NOT NULL CHECK (day >= 0),
            model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
            family TEXT NOT NULL CHECK (length(family) = 24),
            requests INTEGER NOT NULL CHECK (requests >= 0),
            input_tokens INTEGER NOT NULL CHECK (input_tokens >= 0),
            output_tokens INTEGER NOT NULL CHECK (output_tokens >= 0),
            cached_tokens INTEGER NOT NULL CHECK (cached_tokens >= 0),
            micro_dollars INTEGER NOT NULL CHECK (micro_dollars >= 0),
            PRIMARY KEY (token_id, day, model)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX usage_day ON usage (day, project_id)",
        """
        CREATE TABLE request_totals (
            family TEXT PRIMARY KEY NOT NULL CHECK (length(family) = 24),
            requests INTEGER NOT NULL CHECK (requests >= 0)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    /// The columns of ``StoredLimits``.
    static let limitColumns = [
        "requests_per_minute", "concurrent_requests", "model_tokens_per_minute", "micro_dollars_per_day",
        "total_requests",
    ]

    private static let limits =
        limitColumns.map { "\($0) INTEGER CHECK (\($0) BETWEEN 1 AND \(StoredLimits.greatest))" }
        .joined(separator: ",\n    ")
}
