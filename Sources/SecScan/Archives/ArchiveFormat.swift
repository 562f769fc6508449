/// What of an archive its first bytes tell. Names decide nothing.
enum ArchiveFormat: Hashable, Sendable, CaseIterable {
    /// Also jar, war, whl, docx, xlsx, apk, nupkg and their like.
    case zip
    case sevenZip
    case tar
    case cpio
    /// Also deb, and static libraries.
    case ar
    // One stream each; what is in it may be a tar.
    case gzip
    case bzip2
    case xz
    case zstandard
    /// In front of such a stream.
    case rpm

    /// Bytes from a file's start that are enough to tell.
    static let prefixLength = 512
    /// Bytes at its end that tell a zip behind a program or a script.
    static let suffixLength = 22

    /// Nil for what is no archive.
    ///
    /// - Parameters:
    ///   - prefix: the first `prefixLength` bytes or more, or all.
    ///   - suffix: the last `suffixLength` bytes, or none where they are not at hand; asked for where they matter.
    init?(
        _ prefix: UnsafeRawBufferPointer,
        suffix: () -> UnsafeRawBufferPointer = { UnsafeRawBufferPointer(start: nil, count: 0) }
    ) {
        guard prefix.count >= 8 else { return nil }
        switch (prefix[0], prefix[1]) {
        case (0x50, 0x4B) where Self.has(prefix, [3, 4], at: 2) || Self.has(prefix, [5, 6], at: 2): self = .zip
        case (0x50, 0x4B) where Self.has(prefix, [7, 8, 0x50, 0x4B, 3, 4], at: 2): self = .zip
        // Compressed with deflate, no reserved flag (RFC 1952).
        case (0x1F, 0x8B) where prefix[2] == 8 && prefix[3] & 0xE0 == 0: self = .gzip
        case (0x42, 0x5A) where Self.isBzip2(prefix): self = .bzip2
        case (0xFD, 0x37) where Self.has(prefix, [0x7A, 0x58, 0x5A, 0], at: 2): self = .xz
        case (0x28, 0xB5) where Self.has(prefix, [0x2F, 0xFD], at: 2): self = .zstandard
        case (0x37, 0x7A) where Self.has(prefix, [0xBC, 0xAF, 0x27, 0x1C], at: 2): self = .sevenZip
        case (0x21, 0x3C) where prefix.starts(with: "!<arch>\n".utf8): self = .ar
        case (0xED, 0xAB) where Self.has(prefix, [0xEE, 0xDB], at: 2): self = .rpm
        case (0x30, 0x37) where Self.isCPIO(prefix): self = .cpio
        // A script, or a program of Linux or Windows, with a zip behind it.
        case (0x23, 0x21), (0x7F, 0x45), (0x4D, 0x5A):
            guard Self.endsAsZip(suffix()) else { return nil }
            self = .zip
        default:
            guard Self.isTar(prefix) else { return nil }
            self = .tar
        }
    }

    /// Of bytes that are all at hand.
    init?(whole bytes: UnsafeRawBufferPointer) {
        self.init(bytes) { UnsafeRawBufferPointer(rebasing: bytes[max(0, bytes.count - Self.suffixLength)...]) }
    }

    /// Its table of contents stands at its end, so that it cannot be read from a stream.
    var needsSeeking: Bool { self == .zip || self == .sevenZip }

    /// One compressed stream, without members of its own.
    var isStream: Bool {
        switch self {
        case .gzip, .bzip2, .xz, .zstandard, .rpm: true
        case .zip, .sevenZip, .tar, .cpio, .ar: false
        }
    }

    private static func has(_ bytes: UnsafeRawBufferPointer, _ magic: [UInt8], at offset: Int) -> Bool {
        bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
    }

    /// Behind the level comes a block, or the end where there is none.
    private static func isBzip2(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes[2] == 0x68 && (0x31...0x39).contains(bytes[3])
            && (has(bytes, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4)
                || has(bytes, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90], at: 4))
    }

    /// The three forms of text; the binary ones are too easily mistaken.
    private static func isCPIO(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 76, bytes.starts(with: "07070".utf8) else { return false }
        switch bytes[5] {
        case UInt8(ascii: "7"): return bytes[6..<76].allSatisfy { (0x30...0x37).contains($0) }
        case UInt8(ascii: "1"), UInt8(ascii: "2"): return bytes[6..<76].allSatisfy(isHexadecimal)
        default: return false
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    /// A header of POSIX or GNU whose checksum is right.
    private static func isTar(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= prefixLength, has(bytes, Array("ustar".utf8), at: 257) else { return false }
        var stated = 0
        for byte in bytes[148..<156] where (0x30...0x37).contains(byte) { stated = stated * 8 + Int(byte - 0x30) }
        let sum = bytes[..<512].reduce(0) { $0 + Int($1) } - bytes[148..<156].reduce(0) { $0 + Int($1) } + 8 * 0x20
        return sum == stated
    }

    /// The record of a zip's end, without a comment behind it.
    private static func endsAsZip(_ suffix: UnsafeRawBufferPointer) -> Bool {
        suffix.count >= suffixLength && has(suffix, [0x50, 0x4B, 5, 6], at: suffix.count - suffixLength)
    }
}
