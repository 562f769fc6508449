#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A socket of the file system that at no moment others can connect to.
///
/// It is bound in a folder that only this user can enter, gets its mode there, and is then moved to its place.
struct SocketFile: Sendable {
    let path: String
    private let folder: String

    /// Prepares the folder; throws where the path is taken.
    init(_ path: String) throws(ManagementServerError) {
        self.path = path
        try Self.checkFree(path)
        let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
        var template = Array((parent + "/.pg-XXXXXX").utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw .unusable(path, why: Self.reason) }
        folder = made
    }

    /// Where it is bound.
    var bindingPath: String { folder + "/s" }

    /// Gives it its mode and its place; the folder goes.
    func publish() throws(ManagementServerError) {
        guard chmod(bindingPath, 0o600) == 0, rename(bindingPath, path) == 0 else {
            let why = Self.reason
            discard()
            throw .unusable(path, why: why)
        }
        rmdir(folder)
    }

    /// Takes away what was prepared and not published.
    func discard() {
        unlink(bindingPath)
        rmdir(folder)
    }

    /// Takes it away.
    func remove() { unlink(path) }

    private static func checkFree(_ path: String) throws(ManagementServerError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .unusable(path, why: reason) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
        // What a program that was killed left behind does not answer.
        if isAnswering(path) { throw .inUse(path) }
    }

    private static func isAnswering(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { target in
            let bytes = Array(path.utf8)
            guard bytes.count < target.count else { return false }
            target.copyBytes(from: bytes)
            return true
        }
        guard fits else { return false }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
