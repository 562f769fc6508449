#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A regular file in memory, read-only; its pages belong to the system's cache.
///
/// Unchecked: the mapping is made in `init`, never written, and ends with the last reference.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// - Parameter isOwn: refuses symbolic links, and files that belong to another user or that others may write.
    init(_ path: String, isOwn: Bool = false) throws(FileBytes.Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (isOwn ? O_NOFOLLOW : 0))
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular("not a regular file") }
        guard !isOwn || status.st_uid == geteuid() && status.st_mode & 0o022 == 0 else {
            throw .notRegular("not only this user's")
        }
        let size = Int(status.st_size)
        guard size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .system(errno)
        }
        bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    /// Unmaps the pages that were touched; the next access maps them again.
    func release() {
        if let address = bytes.baseAddress {
            madvise(UnsafeMutableRawPointer(mutating: address), bytes.count, MADV_DONTNEED)
        }
    }

    deinit {
        if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), bytes.count) }
    }
}
