#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An error number of the system.
struct SystemFailure: Hashable, Sendable, CustomStringConvertible {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// Of the call just made.
    static var last: SystemFailure { SystemFailure(errno) }

    /// Disk and quota are told from the rest.
    var code: StoreError.Code { number == ENOSPC || number == EDQUOT ? .full : .io }

    var description: String {
        switch number {
        case ENOENT: "does not exist"
        case EACCES, EPERM: "not permitted"
        case EEXIST: "exists already"
        case ENOSPC, EDQUOT: "disk full"
        case EROFS: "read-only file system"
        case ELOOP: "a symbolic link"
        case ENOTDIR: "not a folder"
        case EISDIR: "a folder"
        default: "error \(number)"
        }
    }
}
