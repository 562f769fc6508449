#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The table of contents at a zip's end (APPNOTE.TXT 4.3.12).
enum ZipDirectory {
    /// Every record of it begins with this.
    private static let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

    /// Whether the whole file holds no more than so many records, wherever they stand: the table may be told to begin anywhere.
    ///
    /// - Throws: for a stream, which has no end to look at.
    static func isSmall(_ source: ArchiveSource, limit: Int) throws(ArchiveProblem) -> Bool {
        guard source.seek(by: 0, from: SEEK_SET) != nil else {
            throw ArchiveProblem("a zip is read from its end, and this one is too large to be held in memory", .archive)
        }
        defer { _ = source.seek(by: 0, from: SEEK_SET) }
        var records = 0
        // The last bytes of a block, which may begin a record.
        var tail: [UInt8] = []
        while let block = source.next(), !block.isEmpty {
            let edge = min(block.count, signature.count - 1)
            let joint = tail + block[..<edge]
            records += joint.withUnsafeBytes { count(in: $0) } + count(in: block)
            if records > limit { return false }
            tail = Array((tail + block[(block.count - edge)...]).suffix(signature.count - 1))
        }
        return true
    }

    private static func count(in bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var records = 0
        var position = 0
        while let found = memchr(base + position, Int32(signature[0]), bytes.count - position) {
            position = UnsafeRawPointer(found) - base
            if bytes[position...].starts(with: signature) { records += 1 }
            position += 1
        }
        return records
    }
}
