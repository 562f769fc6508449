internal import GRDB

/// A store that was put back from a backup.
public struct RestoreReport: Hashable, Sendable {
    /// The version of the store now.
    public var version: Int64
    /// Where the file of before is kept; nil if there was none.
    public var previousFile: String?
    /// Revocations taken over from the file of before; nil if there was none or it could not be read.
    public var carriedRevocations: Int?
    /// Whether there was a checksum beside the backup; if so, it was right.
    public var hadChecksum: Bool
}

extension Store {
    /// Puts a backup in the place of a store that nobody has open; the file of before is kept under another name.
    ///
    /// What was revoked or used up meanwhile stays so. Provider keys and limits are those of the backup.
    public static func restore(
        from source: String, to path: String, options: StoreOptions = StoreOptions()
    ) throws(StoreError) -> RestoreReport {
        let file = try StateFile(path)
        try file.checkFolder()
        let lock = try FileLock(for: path)
        defer { lock.release() }
        let isThere = try file.exists(checkingMode: false)
        let copy = try StateFile(path + ".restoring")
        copy.remove()
        defer { copy.remove() }
        let hadChecksum = try copyChecked(source, to: copy)

        let remembered = isThere ? try remembered(file, options) : nil
        let version: Int64
        do { version = try prepare(copy, remembered, options) } catch { throw StoreError(error).about(source) }
        try FileBytes.sync(copy.path)

        var previous: String?
        if isThere {
            let kept = "\(path).before-\(options.clock())"
            // A second name first: at no moment is there no file at all.
            try FileBytes.link(path, as: kept)
            for companion in StateFile.companions where FileBytes.exists(path + companion) {
                try FileBytes.link(path + companion, as: kept + companion)
                // Left there, it would be taken for the log of the new file.
                FileBytes.remove(path + companion)
            }
            previous = kept
        }
        try FileBytes.rename(copy.path, over: path)
        try FileBytes.sync(file.folder)
        return RestoreReport(
            version: version, previousFile: previous, carriedRevocations: remembered?.revocationCount,
            hadChecksum: hadChecksum)
    }

    private static func copyChecked(_ source: String, to copy: StateFile) throws(StoreError) -> Bool {
        guard try StateFile(source).exists(checkingMode: false) else {
            throw StoreError(.notFound, "\(source): there is no such file")
        }
        // What stands only in the log would be lost.
        guard try FileBytes.text(of: source + "-wal")?.isEmpty ?? true else {
            throw StoreError(.conflict, "\(source): is in use or was not closed; restore from a backup")
        }
        let expected = try FileBytes.text(of: source + ".sha256").map { String($0.prefix { $0 != " " && $0 != "\n" }) }
        let checksum = try FileBytes.copy(source, to: copy)
        guard let expected else { return false }
        guard expected == checksum else {
            throw StoreError(.damaged, "\(source): is not what \(source).sha256 says; take another backup")
        }
        return true
    }

    /// Of a file that can no longer be read nothing is known; every other failure stops the restoring.
    private static func remembered(_ file: StateFile, _ options: StoreOptions) throws(StoreError) -> Remembered? {
        do {
            let old = try DatabaseQueue(
                path: file.path, configuration: StoreConnections.configuration(busyTimeout: options.busyTimeout))
            defer { try? old.close() }
            return try old.writeWithoutTransaction { db in
                try StoreConnections.checkPages(db)
                try StoreConnections.checkAge(db, StoreSchema.steps)
                guard try StoreSchema.migrator().hasCompletedMigrations(db) else { return nil }
                _ = try db.checkpoint(.truncate)
                return try Remembered(db)
            }
        } catch {
            let error = StoreError(error).about(file.path)
            guard [.damaged, .foreign, .newer].contains(error.code) else { throw error }
            return nil
        }
    }

    private static func prepare(
        _ copy: StateFile, _ remembered: Remembered?, _ options: StoreOptions
    ) throws -> Int64 {
        let queue = try DatabaseQueue(
            path: copy.path, configuration: StoreConnections.configuration(busyTimeout: options.busyTimeout))
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { db in
            try finishCopy(db)
            try StoreConnections.checkAge(db, StoreSchema.steps)
        }
        try StoreSchema.migrator().migrate(queue)
        return try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                if let remembered {
                    try remembered.write(to: db)
                } else {
                    try Remembered.writeNothing(to: db)
                }
                return .commit
            }
            return try version(db)
        }
    }
}
