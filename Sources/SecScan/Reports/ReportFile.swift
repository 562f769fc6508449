#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes files that are whole or not there: under a temporary name first, then renamed.
public enum ReportFile {
    /// A device or a FIFO (`/dev/null`, `/dev/stdout`, a shell's `>(…)`) is written to as it is. A link to a file is refused: a hostile
    /// checkout may have put it there.
    ///
    /// - Parameter mode: 0600 for reports: even redacted ones say where secrets are.
    public static func write(_ text: String, to path: String, mode: UInt32 = 0o600) throws(ScanError) {
        try write(Array(text.utf8), to: path, mode: mode)
    }

    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(ScanError) {
        switch DirectoryListing.kindFollowingLinks(Array(path.utf8)) {
        case .other: try writeThrough(bytes, path)
        case .directory: throw ScanError(.unwritable, "\(path): is a folder; name a file in it")
        case .file, .link, nil:
            guard DirectoryListing.kind(Array(path.utf8)) != .link else {
                throw ScanError(.unwritable, "\(path): is a symbolic link; remove it or name the file itself")
            }
            try replace(path, by: bytes, mode: mode)
        }
    }

    /// Whether `write` has a chance: the folder is there and can be written to.
    public static func check(_ path: String) throws(ScanError) {
        let bytes = Array(path.utf8)
        if DirectoryListing.kindFollowingLinks(bytes) == .other { return }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let parent = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        guard DirectoryListing.kindFollowingLinks(Array(parent.utf8)) == .directory else {
            throw ScanError(.unwritable, "\(path): cannot be written: there is no folder \(parent)")
        }
        guard access(parent, W_OK) == 0 else { throw failure(path) }
    }

    private static func replace(_ path: String, by bytes: [UInt8], mode: UInt32) throws(ScanError) {
        let temporary = path + ".\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(mode))
        guard descriptor >= 0 else { throw failure(path) }
        let written = writeAll(bytes, to: descriptor)
        guard close(descriptor) == 0, written, chmod(temporary, mode_t(mode)) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            unlink(temporary)
            throw error
        }
    }

    private static func writeThrough(_ bytes: [UInt8], _ path: String) throws(ScanError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard writeAll(bytes, to: descriptor) || errno == EPIPE else { throw failure(path) }
    }

    /// Writes everything; false on failure with `errno` set.
    public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
                #else
                Darwin.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            offset += count
        }
        return true
    }

    private static func failure(_ path: String) -> ScanError {
        ScanError(.unwritable, "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
}
