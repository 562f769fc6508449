internal import CArchive

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads the members of an archive one after the other. Nothing is written anywhere, and no other program is started.
struct ArchiveReader: ~Copyable {
    private let open: Handle
    private let source: ArchiveSource
    private let format: ArchiveFormat
    /// Bytes of one member's header.
    private static let headerLimit = 16 << 20
    /// What of a member's last block was not handed out.
    private var pending = UnsafeRawBufferPointer(start: nil, count: 0)
    private var position = 0
    private var hasEnded = false

    /// - Parameter limits: what libarchive would hold in memory is checked against them first.
    /// - Throws: where it is damaged, or of a kind that this libarchive cannot read.
    init(_ source: ArchiveSource, _ format: ArchiveFormat, _ limits: ArchiveLimits) throws(ArchiveProblem) {
        let open = try Handle()
        // Anything but OK means that libarchive would start another program for it, or cannot read it at all.
        guard try Self.enable(format, open.pointer, source, limits).allSatisfy({ $0 == ARCHIVE_OK }) else {
            throw ArchiveProblem("the installed libarchive cannot read \(format) itself", .archive)
        }
        let handle = open.pointer
        guard UTF8Names.using({ source.connect(to: handle) }) >= ARCHIVE_WARN else {
            throw Self.problem(handle, source, .archive)
        }
        // A stream that breaks off before it gives anything is taken for an empty one.
        if archive_errno(handle) != 0, source.failure != nil || format.isStream {
            throw Self.problem(handle, source, .archive)
        }
        self.open = open
        self.source = source
        self.format = format
    }

    private struct Handle: ~Copyable {
        let pointer: OpaquePointer

        init() throws(ArchiveProblem) {
            guard let pointer = archive_read_new() else { throw ArchiveProblem("there is no memory for it", .archive) }
            self.pointer = pointer
        }

        deinit { archive_read_free(pointer) }
    }

    private var handle: OpaquePointer { open.pointer }

    private static func enable(
        _ format: ArchiveFormat, _ handle: OpaquePointer, _ source: ArchiveSource, _ limits: ArchiveLimits
    ) throws(ArchiveProblem) -> [Int32] {
        func stream(_ filter: Int32) -> [Int32] {
            // Exactly one filter, and no guess at what is in it: libarchive takes a text behind 512 zeros for an empty tar.
            [
                archive_read_append_filter(handle, filter), archive_read_support_format_raw(handle),
                archive_read_support_format_empty(handle),
            ]
        }
        switch format {
        case .zip:
            // One reader holds the table of contents, the other one goes from member to member.
            return try ZipDirectory.isSmall(source, limit: limits.members)
                ? [archive_read_support_format_zip(handle)] : [archive_read_support_format_zip_streamable(handle)]
        case .sevenZip:
            try SevenZipHeader.check(source, limit: limits.sevenZipHeaderBytes)
            return [archive_read_support_format_7zip(handle)]
        case .tar: return [archive_read_support_format_tar(handle)]
        case .cpio: return [archive_read_support_format_cpio(handle)]
        case .ar: return [archive_read_support_format_ar(handle)]
        case .rpm: return stream(ARCHIVE_FILTER_RPM)
        case .gzip: return stream(ARCHIVE_FILTER_GZIP)
        case .bzip2: return stream(ARCHIVE_FILTER_BZIP2)
        case .xz: return stream(ARCHIVE_FILTER_XZ)
        case .zstandard: return stream(ARCHIVE_FILTER_ZSTD)
        }
    }

    /// The next member; nil at the end.
    mutating func next() throws(ArchiveProblem) -> ArchiveMember? {
        pending = UnsafeRawBufferPointer(start: nil, count: 0)
        position = 0
        guard !hasEnded else { return nil }
        var entry: OpaquePointer?
        let handle = handle
        // The tables of the others are measured before.
        source.allowance = format.needsSeeking ? nil : Self.headerLimit
        defer { source.allowance = nil }
        let status = UTF8Names.using { archive_read_next_header(handle, &entry) }
        // A warning is about names and attributes.
        switch status {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF:
            hasEnded = true
            return nil
        case ARCHIVE_RETRY, ARCHIVE_FAILED: throw problem(.member)
        default: throw problem(.archive)
        }
        guard let entry else { throw problem(.archive) }
        return UTF8Names.using { member(entry) }
    }

    private func member(_ entry: OpaquePointer) -> ArchiveMember {
        let type = archive_entry_filetype(entry)
        let target = Self.text(archive_entry_hardlink(entry)) ?? Self.text(archive_entry_symlink(entry))
        let kind: ArchiveMember.Kind =
            if let target {
                .link(target: target)
            } else if type == S_IFDIR {
                .folder
            } else if type == S_IFREG || type == 0 {
                .file
            } else {
                .other
            }
        return ArchiveMember(
            name: archive_format(handle) == ARCHIVE_FORMAT_RAW
                ? nil : Self.text(archive_entry_pathname(entry)) ?? Self.text(archive_entry_pathname_utf8(entry)),
            kind: kind, isEncrypted: archive_entry_is_encrypted(entry) != 0)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> [UInt8]? {
        pointer.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }

    /// Zeros that stand for a hole, at most.
    private static let holeLength = 4096

    /// Fills `output` with the next bytes of the member.
    ///
    /// - Returns: how many; 0 at the member's end.
    mutating func read(into output: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
        while pending.isEmpty {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: Int64 = 0
            let status = archive_read_data_block(handle, &start, &count, &offset)
            switch status {
            case ARCHIVE_OK: break
            case ARCHIVE_EOF: return 0
            case ARCHIVE_RETRY, ARCHIVE_WARN, ARCHIVE_FAILED: throw problem(.member)
            default: throw problem(.archive)
            }
            pending = UnsafeRawBufferPointer(start: start, count: count)
            let hole = Int(offset) - position
            position = Int(offset) + count
            if hole > 0 {
                let zeros = min(hole, Self.holeLength, output.count)
                UnsafeMutableRawBufferPointer(rebasing: output[..<zeros]).initializeMemory(as: UInt8.self, repeating: 0)
                return zeros
            }
        }
        let taken = min(pending.count, output.count)
        output.copyMemory(from: UnsafeRawBufferPointer(rebasing: pending[..<taken]))
        pending = UnsafeRawBufferPointer(rebasing: pending[taken...])
        return taken
    }

    private mutating func problem(_ extent: ArchiveProblem.Extent) -> ArchiveProblem {
        if extent != .member { hasEnded = true }
        // Also where the table of contents is encrypted, and nothing else can be told. libarchive must not be asked before it is open.
        if extent == .archive, source.failure == nil, archive_read_has_encrypted_entries(handle) == 1 {
            return ArchiveProblem("it is encrypted", .archive)
        }
        return Self.problem(handle, source, extent)
    }

    private static func problem(
        _ handle: OpaquePointer, _ source: ArchiveSource, _ extent: ArchiveProblem.Extent
    ) -> ArchiveProblem {
        if let failure = source.failure { return failure }
        let message = archive_error_string(handle).map { String(cString: $0) } ?? "unknown format"
        return .damage(message, extent)
    }
}
