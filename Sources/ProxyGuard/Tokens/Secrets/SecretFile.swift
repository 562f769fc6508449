#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

// The method has the same name.
private let systemRead = read

/// A file that holds a secret: regular, ours or root's, readable by nobody else.
///
/// Symbolic links are followed, as mounted secrets of Kubernetes are such. What orchestrators mount below `/run/secrets`, and systemd
/// below `/run/credentials`, belongs to root and has mode 0440 or 0444, since the program's user is not known to them; there these modes
/// are accepted, elsewhere none of group or others.
struct SecretFile {
    /// Where orchestrators and systemd mount secrets.
    static let mountFolders = ["/run/secrets/", "/run/credentials/"]

    var path: String
    var source: String

    func read() throws(SecretError) -> [UInt8] {
        // Asked first, since to open a device can have effects of its own.
        var status = stat()
        guard stat(path, &status) == 0 else { throw .system(errno, source, "read") }
        try Self.checkKind(status, source)
        // Should a pipe take the file's place meanwhile, opening it does not wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno, source, "read") }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { throw .system(errno, source, "read") }
        try Self.checkKind(status, source)
        try Self.checkAccess(
            owner: status.st_uid, mode: status.st_mode & 0o7777, user: geteuid(), path: Self.path(of: descriptor),
            source: source)
        return try contents(descriptor)
    }

    private static func checkKind(_ status: stat, _ source: String) throws(SecretError) {
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SecretError(.notAFile, source, "it is no regular file")
        }
    }

    /// Whether somebody else could have written the file, or can read it.
    ///
    /// - Parameter path: where it really is, links resolved; nil if that is not known.
    static func checkAccess(
        owner: UInt32, mode: UInt32, user: UInt32, path: String?, source: String
    ) throws(SecretError) {
        guard owner == user || owner == 0 else {
            throw SecretError(.owner, source, "it belongs to user \(owner); it has to be root's or user \(user)'s")
        }
        guard mode & 0o077 != 0 else { return }
        let isMounted = path.map { path in mountFolders.contains { path.hasPrefix($0) } } ?? false
        if owner == 0, isMounted, mode == 0o440 || mode == 0o444 { return }
        throw SecretError(.mode, source, "others may use it (mode 0\(String(mode, radix: 8))); chmod 600 it")
    }

    /// Where an open file is, links resolved.
    private static func path(of descriptor: Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// At most one byte more than a secret may have: what the size says may have changed.
    private func contents(_ descriptor: Int32) throws(SecretError) -> [UInt8] {
        var failure: Int32 = 0
        // Two bytes more for a line break at the end.
        let most = SecretResolver.longest + 2
        let bytes = [UInt8](unsafeUninitializedCapacity: most + 1) { buffer, count in
            count = 0
            while count <= most {
                let got = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, most + 1 - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                count += got
            }
        }
        guard failure == 0 else { throw .system(failure, source, "read") }
        guard bytes.count <= most else { throw .tooLong(source) }
        return bytes
    }
}
