internal import GRDB

/// A backup that was made.
public struct BackupReport: Hashable, Sendable {
    /// The file.
    public var path: String
    /// Its SHA-256, which also stands in `<path>.sha256` as `sha256sum -c` reads it.
    public var checksum: String
    /// The version of the store that it holds.
    public var version: Int64
}

extension Store {
    /// Copies the store, while it is in use, into a new file of mode 0600, and checks the copy; writes `<path>.sha256`.
    public func backup(to path: String) async throws(StoreError) -> BackupReport {
        let timeout = options.busyTimeout
        // A reader's connection, so that changes go on meanwhile.
        return try await Self.backup(to: path) { part throws(StoreError) in
            try await read { db in try Self.copy(db, to: part, busyTimeout: timeout) }
        }
    }

    /// Copies the store at a path that another program may have open: it reads beside that one, which goes on.
    public static func backup(
        of source: String, to path: String, options: StoreOptions = StoreOptions()
    ) async throws(StoreError) -> BackupReport {
        guard try exists(at: source) else { throw StoreError(.notFound, "\(source): there is no store") }
        return try await backup(to: path) { part throws(StoreError) in
            try copy(of: source, to: part, options)
        }
    }

    /// Whether there is a store at a path that is safe to use; opening one would make it.
    public static func exists(at path: String) throws(StoreError) -> Bool {
        let file = try StateFile(path)
        try file.checkFolder()
        return try file.exists()
    }

    private static func copy(
        of source: String, to part: String, _ options: StoreOptions
    ) throws(StoreError) -> Int64 {
        do {
            var configuration = StoreConnections.configuration(busyTimeout: options.busyTimeout)
            configuration.readonly = true
            let queue = try DatabaseQueue(path: source, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                try StoreConnections.checkAge(db, StoreSchema.steps)
                return try copy(db, to: part, busyTimeout: options.busyTimeout)
            }
        } catch { throw StoreError(error).about(source) }
    }

    /// - Returns: the version.
    private static func copy(_ db: Database, to part: String, busyTimeout: Double) throws -> Int64 {
        let copy = try DatabaseQueue(
            path: part, configuration: StoreConnections.configuration(busyTimeout: busyTimeout))
        defer { try? copy.close() }
        return try copy.writeWithoutTransaction { target in
            try db.backup(to: target)
            try finishCopy(target)
            return try version(target)
        }
    }

    private static func backup(
        to path: String, _ copy: (_ part: String) async throws(StoreError) -> Int64
    ) async throws(StoreError) -> BackupReport {
        let target = try StateFile(path)
        try target.checkFolder()
        guard try !target.exists() else { throw StoreError(.conflict, "\(path): exists already") }
        let part = try StateFile(path + ".part")
        part.remove()
        defer { part.remove() }
        try part.create()
        let version = try await copy(part.path)
        try FileBytes.sync(part.path)
        let checksum = try FileBytes.checksum(of: part.path)
        let sidecar = try StateFile(path + ".sha256")
        sidecar.remove()
        try FileBytes.write("\(checksum)  \(target.name)\n", to: sidecar)
        do throws(StoreError) {
            // Unlike a rename, this cannot replace a file that came meanwhile.
            try FileBytes.link(part.path, as: path)
        } catch {
            sidecar.remove()
            throw error
        }
        try FileBytes.sync(target.folder)
        return BackupReport(path: path, checksum: checksum, version: version)
    }

    /// Gives unused room back to the disk; changes wait meanwhile.
    public func compact() async throws(StoreError) {
        try await write(isDurable: true) { db in
            try db.execute(sql: "VACUUM")
            // A reader may keep the log from being emptied; the room is given back the next time.
            _ = try? db.checkpoint(.truncate)
        }
    }

    /// One file without a log beside it, its pages sound.
    static func finishCopy(_ db: Database) throws {
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID else {
            throw StoreError(.foreign, "the file belongs to another program")
        }
        try StoreConnections.checkPages(db, isThorough: true)
    }
}
