internal import GRDB

/// How connections to a store's file are set up and what is checked before it is used.
enum StoreConnections {
    /// Refuses a file of another program before anything in it is changed.
    static func configuration(busyTimeout: Double) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeout)
        configuration.maximumReaderCount = 2
        configuration.label = "store"
        configuration.prepareDatabase { db in
            try checkApplication(db)
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
        }
        return configuration
    }

    /// An empty file is a new store; any other has the store's number in its header.
    private static func checkApplication(_ db: Database) throws {
        let number = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        if number == StoreSchema.applicationID { return }
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
        guard number == 0, count == 0 else {
            throw StoreError(.foreign, "the file belongs to another program; choose another one")
        }
    }

    /// Refuses a file whose pages are damaged; `isThorough` compares indexes with their tables as well.
    static func checkPages(_ db: Database, isThorough: Bool = false) throws {
        let pragma = isThorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)"
        guard try String.fetchAll(db, sql: pragma) == ["ok"] else {
            throw StoreError(.damaged, "the store is damaged; restore a backup")
        }
    }

    /// Refuses a file that knows steps which this program does not.
    static func checkAge(_ db: Database, _ steps: [StoreSchema.Step]) throws {
        guard try !StoreSchema.migrator(steps).hasBeenSuperseded(db) else {
            throw StoreError(.newer, "the store was written by a newer proxyguard; use that one")
        }
    }
}
