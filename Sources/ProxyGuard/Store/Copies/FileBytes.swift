internal import Crypto

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Whole files: their checksums, copies and way to the disk. Not for a database that SQLite has open.
enum FileBytes {
    private static let bufferSize = 1 << 18

    /// The SHA-256 of a file as hexadecimal digits.
    static func checksum(of path: String) throws(StoreError) -> String { try stream(path) { _ in nil } }

    /// Copies into a new file of mode 0600, through to the disk, and gives the checksum.
    static func copy(_ path: String, to target: StateFile) throws(StoreError) -> String {
        try target.create()
        let descriptor = open(target.path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw failure(target.path) }
        defer { close(descriptor) }
        let checksum = try stream(path) { writeAll($0, to: descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(target.path) }
        return checksum
    }

    /// Writes a new file of mode 0600, through to the disk.
    static func write(_ text: String, to target: StateFile) throws(StoreError) {
        try target.create()
        let descriptor = open(target.path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw failure(target.path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        if let problem = bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) {
            throw StoreError(problem.code, "\(target.path): cannot be written (\(problem))")
        }
        guard fsync(descriptor) == 0 else { throw failure(target.path) }
    }

    /// At most 4 KiB of a small file; nil if there is none.
    static func text(of path: String) throws(StoreError) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw failure(path) }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// A file's or folder's content through to the disk.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Gives a file a second name; one that is taken is a conflict.
    static func link(_ path: String, as name: String) throws(StoreError) {
        guard systemLink(path, name) == 0 else {
            let problem = SystemFailure.last
            throw StoreError(
                problem.number == EEXIST ? .conflict : problem.code, "\(name): cannot be made (\(problem))")
        }
    }

    /// Puts a file in the place of another in one step.
    static func rename(_ path: String, over name: String) throws(StoreError) {
        guard systemRename(path, name) == 0 else { throw failure(name) }
    }

    static func remove(_ path: String) { unlink(path) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func stream(
        _ path: String, _ body: (UnsafeRawBufferPointer) -> SystemFailure?
    ) throws(StoreError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var digest = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            guard count > 0 else { break }
            let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            digest.update(bufferPointer: part)
            if let problem = body(part) {
                throw StoreError(problem.code, "a copy of \(path) cannot be written (\(problem))")
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> SystemFailure? {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = systemWrite(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .last }
            done += count
        }
        return nil
    }

    private static func failure(_ path: String) -> StoreError {
        let problem = SystemFailure.last
        return StoreError(
            problem.number == ENOENT ? .notFound : problem.code, "\(path): cannot be read or written (\(problem))")
    }
}

// The system's functions of the names that are used above.
private func systemLink(_ path: String, _ name: String) -> Int32 { link(path, name) }
private func systemRename(_ path: String, _ name: String) -> Int32 { rename(path, name) }
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
