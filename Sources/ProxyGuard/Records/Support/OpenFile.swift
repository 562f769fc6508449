#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes bytes to a descriptor: how many were, or the negative number of an error. The one place where tests put a full disk.
typealias WriteCall = @Sendable (Int32, UnsafeRawBufferPointer) -> Int

/// A file that is open, mode 0600, never through a link; closed with its last owner.
final class OpenFile {
    let descriptor: Int32
    let path: String

    /// How a file is opened.
    enum Mode {
        case read
        /// Created when there is none.
        case append
        /// Created when there is none; written in place.
        case update
        /// Refused when there is one.
        case create
    }

    static let systemWrite: WriteCall = { descriptor, bytes in
        #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
        let count = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
        return count < 0 ? -Int(errno) : count
    }

    init(_ path: String, _ mode: Mode) throws(SystemError) {
        let flags: Int32 =
            switch mode {
            case .read: O_RDONLY
            case .append: O_RDWR | O_CREAT | O_APPEND
            case .update: O_RDWR | O_CREAT
            case .create: O_RDWR | O_CREAT | O_EXCL | O_APPEND
            }
        descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw SystemError.last }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(EINVAL) }
        if mode != .read, status.st_mode & 0o777 != 0o600, fchmod(descriptor, 0o600) != 0 { throw SystemError.last }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func size() throws(SystemError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last }
        return Int(status.st_size)
    }

    /// Takes the lock that only one program holds; false when another has it.
    func lock() throws(SystemError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw SystemError.last }
        return false
    }

    func unlock() { flock(descriptor, LOCK_UN) }

    /// Whether another program, or another part of this one, holds the lock.
    func isLocked() -> Bool {
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
        flock(descriptor, LOCK_UN)
        return false
    }

    func writeAll(_ bytes: [UInt8], through call: WriteCall = OpenFile.systemWrite) throws(SystemError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { call(descriptor, UnsafeRawBufferPointer(rebasing: $0[offset...])) }
            if count < 0 {
                guard -count == Int(EINTR) else { throw SystemError(Int32(-count)) }
            } else if count == 0 {
                throw SystemError(ENOSPC)
            } else {
                offset += count
            }
        }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
        guard bytes.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }) == bytes.count
        else { throw SystemError.last }
    }

    /// At most `count` bytes from `offset` on; fewer at the end of the file.
    func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
            }
            if got < 0 {
                guard errno == EINTR else { throw SystemError.last }
            } else if got == 0 {
                break
            } else {
                filled += got
            }
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    func truncate(to size: Int) throws(SystemError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw SystemError.last }
    }

    /// Returns once the content is on the disk.
    func synchronise() throws(SystemError) {
        #if canImport(Glibc)
        guard fdatasync(descriptor) == 0 else { throw SystemError.last }
        #else
        guard fsync(descriptor) == 0 else { throw SystemError.last }
        #endif
    }
}
