internal import GRDB

extension Store {
    /// A value of the store's own, such as the check value of the encryption key; nil if there is none.
    public func setting(_ name: String) async throws(StoreError) -> String? {
        try FieldRules.settingName(name)
        return try await read { db in
            try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
        }
    }

    /// Sets a value of the store's own, at most 64 KiB; nil removes it.
    public func setSetting(_ name: String, to value: String?) async throws(StoreError) {
        try FieldRules.settingName(name)
        guard (value?.utf8.count ?? 0) <= 65_536 else { throw StoreError(.invalid, "a setting has at most 64 KiB") }
        try await write(isDurable: true) { db in
            if let value {
                try db.execute(
                    sql: """
                        INSERT INTO settings (name, value) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """,
                    arguments: [name, value])
            } else {
                try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name])
            }
        }
    }
}
