#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The file of a store on its disk: who may read it.
///
/// Nothing here opens a database that SQLite has open: closing any descriptor of it would drop SQLite's locks.
struct StateFile {
    let path: String

    /// The files that SQLite keeps beside a database.
    static let companions = ["-wal", "-shm", "-journal"]

    init(_ path: String) throws(StoreError) {
        guard path.hasPrefix("/"), !path.hasSuffix("/"), !path.utf8.contains(0), path.utf8.count < 4000 else {
            throw StoreError(.invalid, "the path of the store must be absolute and name a file")
        }
        self.path = path
    }

    var folder: String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }

    /// Refuses a folder in which others could put another file in the place of this one.
    func checkFolder() throws(StoreError) {
        guard let information = Self.information(folder, followingLinks: true) else {
            throw StoreError(.io, "\(folder): the folder of the store cannot be read (\(SystemFailure.last))")
        }
        guard information.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(.io, "\(folder): the folder of the store is no folder")
        }
        guard information.st_mode & 0o022 == 0 else {
            throw StoreError(.exposed, "\(folder): others may write to the folder of the store; chmod go-w it")
        }
        guard information.st_uid == geteuid() || information.st_uid == 0 else {
            throw StoreError(.exposed, "\(folder): the folder of the store belongs to another user")
        }
    }

    /// Whether there is one; refuses links, and files that others own, read or write.
    func exists(checkingMode: Bool = true) throws(StoreError) -> Bool {
        let isThere = try Self.check(path, checkingMode: checkingMode)
        for companion in Self.companions {
            guard try Self.check(path + companion, checkingMode: checkingMode), !isThere else { continue }
            if companion == "-shm" { continue }
            throw StoreError(.damaged, "\(path): is missing while \(name)\(companion) is there; restore a backup")
        }
        return isThere
    }

    /// Creates it empty with mode 0600, whatever the umask.
    func create() throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            throw StoreError(
                failure.number == EEXIST ? .conflict : failure.code, "\(path): cannot be created (\(failure))")
        }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else {
            throw StoreError(.io, "\(path): its mode cannot be set (\(SystemFailure.last))")
        }
    }

    /// Removes it and what SQLite keeps beside it; what is not there is no failure.
    func remove() {
        for suffix in [""] + Self.companions { unlink(path + suffix) }
    }

    private static func check(_ path: String, checkingMode: Bool) throws(StoreError) -> Bool {
        guard let information = information(path, followingLinks: false) else {
            guard errno == ENOENT else { throw StoreError(.io, "\(path): cannot be read (\(SystemFailure.last))") }
            return false
        }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(.exposed, "\(path): must be a regular file and no link")
        }
        guard checkingMode else { return true }
        guard information.st_uid == geteuid() else {
            throw StoreError(.exposed, "\(path): belongs to another user; chown it")
        }
        guard information.st_mode & 0o077 == 0 else {
            throw StoreError(.exposed, "\(path): others may read or write it; chmod 600 it and rotate what is in it")
        }
        return true
    }

    private static func information(_ path: String, followingLinks: Bool) -> stat? {
        var information = stat()
        let result = followingLinks ? stat(path, &information) : lstat(path, &information)
        return result == 0 ? information : nil
    }
}
