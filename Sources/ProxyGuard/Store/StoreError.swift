internal import GRDB

/// Why the store refused or failed, in one line that holds no value of a record.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Code: String, CaseIterable, Sendable {
        /// There is no such record.
        case notFound
        /// The change contradicts what is stored.
        case conflict
        /// An argument is not of the form it must have.
        case invalid
        /// A refresh secret was shown twice; its family has been revoked.
        case reused
        /// Another program has the file.
        case locked
        /// The file stayed busy for longer than the waiting time; trying again may help.
        case busy
        /// The disk, or the room that the file may take, is used up.
        case full
        /// The file cannot be read or written.
        case io
        /// The file or its folder has an owner or a mode under which others could read or change it.
        case exposed
        /// The file is damaged.
        case damaged
        /// The file is no store of this program.
        case foreign
        /// The file was written by a newer version of this program.
        case newer
        /// The store has been closed.
        case closed
        /// A mistake of this program.
        case unexpected
    }

    /// What kind of failure it is.
    public var code: Code
    /// One line: what, where, and how to mend it.
    public var description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension StoreError {
    /// What an error of a statement means; its text is dropped, since it may quote SQL.
    init(_ error: any Error) {
        self = Self.translated(error)
    }

    private static func translated(_ error: any Error) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else {
            if error is RowDecodingError { return StoreError(.damaged, "a record of the store cannot be read") }
            return StoreError(.unexpected, "the store failed in a way that is not known")
        }
        let number = error.extendedResultCode.rawValue
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError(.busy, "the store is busy (\(number)); try again")
        case .SQLITE_FULL: StoreError(.full, "the disk of the store is full (\(number)); make room")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            StoreError(.damaged, "the store is damaged (\(number)); restore a backup")
        case .SQLITE_CONSTRAINT: StoreError(.conflict, "the change contradicts what is stored (\(number))")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH:
            StoreError(.io, "the store cannot be read or written (\(number)); check disk and permissions")
        case .SQLITE_MISUSE: StoreError(.closed, "the store is closed")
        case .SQLITE_TOOBIG: StoreError(.invalid, "a text is too long for the store")
        default: StoreError(.unexpected, "the store failed (\(number))")
        }
    }

    /// The same failure, and the file it is about.
    func about(_ path: String) -> StoreError {
        description.contains(path) ? self : StoreError(code, "\(path): \(description)")
    }
}
