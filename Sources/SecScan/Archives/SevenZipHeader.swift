#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How large a 7z file's table of contents becomes (7zFormat.txt of the LZMA SDK): libarchive holds it whole, whatever it claims.
enum SevenZipHeader {
    private static let encoded: UInt8 = 0x17
    /// A compressed header is described in few bytes.
    private static let descriptionLimit = 1 << 12

    /// - Throws: where it is larger than `limit`, encrypted, or not where it should be.
    static func check(_ source: ArchiveSource, limit: Int) throws(ArchiveProblem) {
        guard let size = source.count else {
            throw ArchiveProblem("a 7z is read from its end, and this one is too large to be held in memory", .archive)
        }
        defer { _ = source.seek(by: 0, from: SEEK_SET) }
        let start = bytes(source, at: 0, count: 32)
        guard start.count == 32 else { throw .damage("it is cut short", .archive) }
        let (offset, count) = (number(start[12..<20]), number(start[20..<28]))
        guard offset <= UInt64(size - 32), count <= UInt64(size - 32) - offset else {
            throw .damage("it is cut short", .archive)
        }
        guard count <= UInt64(limit) else { throw tooLarge(limit) }
        let first = bytes(source, at: 32 + Int(offset), count: min(Int(count), descriptionLimit))
        guard first.first == encoded else { return }
        var description = Description(bytes: first[1...])
        guard let unpacked = try description.unpackedSize() else { throw .damage("its header is damaged", .archive) }
        guard unpacked <= UInt64(limit) else { throw tooLarge(limit) }
    }

    private static func tooLarge(_ limit: Int) -> ArchiveProblem {
        ArchiveProblem("its table of contents has more than \(Quantity.bytes(limit))", .archive)
    }

    private static func bytes(_ source: ArchiveSource, at offset: Int, count: Int) -> [UInt8] {
        guard source.seek(by: offset, from: SEEK_SET) != nil else { return [] }
        var bytes: [UInt8] = []
        while bytes.count < count, let block = source.next(), !block.isEmpty {
            bytes += block.prefix(count - bytes.count)
        }
        return bytes
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Of a header that is packed like a file: one stream, one coder.
    private struct Description {
        var bytes: ArraySlice<UInt8>

        /// Nil where it makes no sense.
        mutating func unpackedSize() throws(ArchiveProblem) -> UInt64? {
            // PackInfo: position, number of streams, sizes, perhaps checksums.
            guard bytes.popFirst() == 0x06, number() != nil, number() == 1 else { return nil }
            while let property = bytes.popFirst(), property != 0 {
                switch property {
                case 0x09: guard number() != nil else { return nil }
                case 0x0A: guard bytes.popFirst() == 1, drop(4) else { return nil }
                default: return nil
                }
            }
            // UnPackInfo, one folder, not elsewhere.
            guard bytes.popFirst() == 0x07, bytes.popFirst() == 0x0B, number() == 1, bytes.popFirst() == 0,
                let coders = number()
            else { return nil }
            // A second coder is what decrypts.
            guard coders == 1 else { throw ArchiveProblem("it is encrypted", .archive) }
            guard let flags = bytes.popFirst(), flags & 0xD0 == 0, drop(UInt64(flags & 15)) else { return nil }
            if flags & 0x20 != 0 { guard let properties = number(), drop(properties) else { return nil } }
            guard bytes.popFirst() == 0x0C else { return nil }
            return number()
        }

        private mutating func drop(_ count: UInt64) -> Bool {
            guard count <= UInt64(bytes.count) else { return false }
            bytes = bytes.dropFirst(Int(count))
            return true
        }

        /// The ones at the first byte's top tell how many bytes follow it.
        private mutating func number() -> UInt64? {
            guard let first = bytes.popFirst() else { return nil }
            let length = (~first).leadingZeroBitCount
            guard length <= bytes.count else { return nil }
            var value: UInt64 = 0
            for place in 0..<length { value |= UInt64(bytes.removeFirst()) << (8 * UInt64(place)) }
            if length < 7 { value |= UInt64(first & (0x7F >> length)) << (8 * UInt64(length)) }
            return value
        }
    }
}
