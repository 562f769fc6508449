internal import FoundationEssentials
internal import GRDB

/// What must not be undone by going back to an older copy: what was revoked, used, cut short and counted.
struct Remembered: Sendable {
    private var version: Int64
    private var revocations: [(id: String, hash: StoredHash, time: Int64)]
    private var expiries: [(id: String, time: Int64)]
    private var usedSecrets: [(hash: StoredHash, time: Int64)]
    private var totals: [(family: String, requests: Int64)]
    /// Those that had no value have none in the copy either.
    private var settings: [(name: String, value: String?)]

    /// A lockdown goes on, and one that is over does not come back; an audit log that was put back with the store does not pass for the
    /// newer one.
    private static let keptSettings = [Store.containmentName, "audit.anchor", acceptance]
    /// That a log was accepted is said of the one that was there then.
    private static let acceptance = "audit.accepted"

    /// How many revocations there are.
    var revocationCount: Int { revocations.count }

    /// From the file that is about to be replaced.
    init(_ db: Database) throws {
        version = try Store.version(db)
        revocations = try RowReading.all(db, "SELECT * FROM revocations", []) { row in
            (
                try row.decode(String.self, forColumn: "token_id"), try StoredHash(row),
                try row.decode(Int64.self, forColumn: "revoked_at")
            )
        }
        expiries = try RowReading.all(db, "SELECT id, expires_at FROM tokens", []) { row in
            (try row.decode(String.self, forColumn: "id"), try row.decode(Int64.self, forColumn: "expires_at"))
        }
        usedSecrets = try RowReading.all(
            db, "SELECT hash, used_at FROM refresh_secrets WHERE used_at IS NOT NULL", []
        ) { row in (try StoredHash(row), try row.decode(Int64.self, forColumn: "used_at")) }
        settings = try Self.keptSettings.map { (name: String) -> (name: String, value: String?) in
            (name, try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name]))
        }
        totals = try RowReading.all(db, "SELECT family, requests FROM request_totals", []) { row in
            (try row.decode(String.self, forColumn: "family"), try row.decode(Int64.self, forColumn: "requests"))
        }
    }

    /// To the copy that takes its place.
    func write(to db: Database) throws {
        for item in revocations {
            try db.execute(
                sql: "UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                arguments: [item.time, item.id])
            try db.execute(
                sql: "INSERT OR IGNORE INTO revocations (token_id, hash, revoked_at) VALUES (?, ?, ?)",
                arguments: [item.id, item.hash.stored, item.time])
        }
        for item in expiries {
            try db.execute(
                sql: "UPDATE tokens SET expires_at = min(expires_at, ?) WHERE id = ?", arguments: [item.time, item.id])
        }
        for item in usedSecrets {
            try db.execute(
                sql: "UPDATE refresh_secrets SET used_at = ? WHERE hash = ? AND used_at IS NULL",
                arguments: [item.time, item.hash.stored])
        }
        for item in totals {
            try db.execute(
                sql: """
                    INSERT INTO request_totals (family, requests) VALUES (?, ?)
                    ON CONFLICT (family) DO UPDATE SET requests = max(requests, excluded.requests)
                    """,
                arguments: [item.family, item.requests])
        }
        for item in settings {
            if let value = item.value {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", arguments: [item.name, value])
            } else {
                try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [item.name])
            }
        }
        // Later than both, so that no reader of versions takes the copy for something it knows.
        try db.execute(sql: "UPDATE state SET version = max(version, ?) + 1", arguments: [version])
    }

    /// To a copy that takes the place of none: what must not come back with it.
    static func writeNothing(to db: Database) throws {
        try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [acceptance])
        try db.execute(sql: "UPDATE state SET version = version + 1")
    }
}
