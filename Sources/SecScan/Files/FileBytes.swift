#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reading files without trusting them: never through a symbolic link's last step, never from a FIFO or a device.
enum FileBytes {
    enum Failure: Error, Hashable {
        case notRegular(String)
        case system(Int32)
        case tooLarge

        var reason: String {
            switch self {
            case .notRegular(let what): what
            case .system(let code): String(cString: strerror(code))
            case .tooLarge: "larger than allowed"
            }
        }
    }

    /// The whole content of a small file; nil when it cannot be had.
    static func read(_ path: String, limit: Int) -> [UInt8]? { try? load(path, limit: limit) }

    /// Of a regular file; nil where there is none.
    static func size(_ path: String) -> Int? { (try? OpenFile(Array(path.utf8), followingLinks: true))?.size }

    /// Seconds and nanoseconds since 1970; nil where there is no regular file.
    static func modificationTime(_ path: String) -> (Int64, Int64)? {
        (try? OpenFile(Array(path.utf8), followingLinks: true))?.modificationTime
    }

    /// The permissions of a regular file; nil where there is none.
    static func mode(_ path: String) -> UInt32? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return UInt32(status.st_mode & 0o7777)
    }

    static func load(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let file = try OpenFile(Array(path.utf8), followingLinks: true)
        guard file.size <= limit else { throw .tooLarge }
        var bytes = [UInt8](repeating: 0, count: file.size)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]), at: filled)
            }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}

/// A regular file, open for reading.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    let size: Int
    /// Seconds and nanoseconds since 1970.
    let modificationTime: (Int64, Int64)

    #if os(Linux)
    /// SEEK_DATA of linux/fs.h, which Glibc's module does not export.
    private static let seekData: Int32 = 3
    #else
    private static let seekData = SEEK_DATA
    #endif

    /// - Parameter path: bytes, since names need not be UTF-8.
    init(_ path: [UInt8], followingLinks: Bool) throws(FileBytes.Failure) {
        // Not blocking: opening a FIFO must not wait for a writer.
        let terminated = (path + [0]).map { CChar(bitPattern: $0) }
        let descriptor = open(terminated, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw .system(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notRegular("not a regular file")
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        #if os(Linux)
        modificationTime = (Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec))
        #else
        modificationTime = (Int64(status.st_mtimespec.tv_sec), Int64(status.st_mtimespec.tv_nsec))
        #endif
    }

    deinit { close(descriptor) }

    /// - Returns: bytes read, 0 at the end, below 0 on failure with `errno` set.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 || errno != EINTR { return count }
        }
    }

    /// Where the next bytes that are no hole begin, at or behind `offset`; the file's end when there are none.
    func nextData(from offset: Int) -> Int {
        let found = lseek(descriptor, off_t(offset), Self.seekData)
        if found >= 0 { return Int(found) }
        return errno == ENXIO ? size : offset
    }
}
