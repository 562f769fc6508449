internal import CArchive

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Where an archive's bytes come from: memory, a file, or a stream that goes only forward.
final class ArchiveSource {
    private enum Origin {
        case memory(UnsafeRawBufferPointer)
        case file(read: (UnsafeMutableRawBufferPointer, Int) -> Int)
        case stream(read: (UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int)
    }

    private let origin: Origin
    /// Of the whole; nil for a stream.
    let count: Int?
    private var offset = 0
    private let buffer: UnsafeMutableRawBufferPointer
    private static let bufferSize = 1 << 16
    /// Bytes that may still be asked for, where libarchive collects them: a name may claim to have gigabytes. What is in memory is
    /// not copied, and not counted.
    var allowance: Int?
    /// Why reading failed; libarchive only hears that it did.
    private(set) var failure: ArchiveProblem?

    /// - Parameter bytes: are there as long as the source is.
    init(_ bytes: UnsafeRawBufferPointer) {
        origin = .memory(bytes)
        count = bytes.count
        buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }

    /// - Parameter read: fills a buffer from an offset on: how many bytes, 0 at the end, below 0 on failure with `errno` set.
    init(count: Int, read: @escaping (UnsafeMutableRawBufferPointer, Int) -> Int) {
        origin = .file(read: read)
        self.count = count
        buffer = .allocate(byteCount: Self.bufferSize, alignment: 16)
    }

    /// - Parameter stream: fills a buffer with the next bytes: how many, 0 at the end.
    init(stream read: @escaping (UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int) {
        origin = .stream(read: read)
        count = nil
        buffer = .allocate(byteCount: Self.bufferSize, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The bytes that follow, none at the end; nil on failure. They are there until the next call.
    func next() -> UnsafeRawBufferPointer? {
        let filled: Int
        if let allowance, allowance <= 0, count == nil || !buffer.isEmpty {
            failure = .damage("a header is too large", .archive)
            return nil
        }
        switch origin {
        case .memory(let bytes):
            defer { offset = bytes.count }
            return UnsafeRawBufferPointer(rebasing: bytes[offset...])
        case .file(let read):
            filled = read(buffer, offset)
            if filled < 0 { failure = ArchiveProblem(String(cString: strerror(errno)), .archive) }
        case .stream(let read):
            do throws(ArchiveProblem) {
                filled = try read(buffer)
            } catch {
                failure = error
                return nil
            }
        }
        guard filled >= 0 else { return nil }
        offset += filled
        if let allowance { self.allowance = allowance - filled }
        return UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    }

    /// - Returns: the new offset, or nil where there is none.
    func seek(by distance: Int, from start: Int32) -> Int? {
        guard let count else { return nil }
        let base =
            switch start {
            case SEEK_SET: 0
            case SEEK_CUR: offset
            case SEEK_END: count
            default: -1
            }
        let (target, overflows) = base.addingReportingOverflow(distance)
        guard base >= 0, !overflows, (0...count).contains(target) else { return nil }
        offset = target
        return target
    }

    /// Hands the bytes to libarchive, which asks for them as long as `handle` is open.
    func connect(to handle: OpaquePointer) -> Int32 {
        archive_read_set_callback_data(handle, Unmanaged.passUnretained(self).toOpaque())
        archive_read_set_read_callback(handle) { _, data, block in
            guard let data, let bytes = Unmanaged<ArchiveSource>.fromOpaque(data).takeUnretainedValue().next() else {
                return Int(ARCHIVE_FATAL)
            }
            block?.pointee = bytes.baseAddress
            return bytes.count
        }
        if count != nil {
            archive_read_set_seek_callback(handle) { _, data, distance, start in
                guard let data else { return Int64(ARCHIVE_FATAL) }
                let source = Unmanaged<ArchiveSource>.fromOpaque(data).takeUnretainedValue()
                return source.seek(by: Int(distance), from: start).map { Int64($0) } ?? Int64(ARCHIVE_FATAL)
            }
        }
        return archive_read_open1(handle)
    }
}
