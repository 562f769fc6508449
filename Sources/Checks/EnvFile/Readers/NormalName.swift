internal import Rules

/// The name of a variable as frameworks compare it that bind settings loosely: `JWT_SECRET`, `jwt-secret`, `jwtSecret`, `Jwt:Secret`.
enum NormalName {
    /// FNV-1a, 64 bits, of the letters and digits, lower-case.
    static func mark(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(emptyMark) { mark($0, followedBy: $1) }
    }

    static let emptyMark: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The mark of a name that is one byte longer.
    @inline(__always)
    static func mark(_ mark: UInt64, followedBy byte: UInt8) -> UInt64 {
        let letter = byte | 0x20
        guard letter &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 else { return mark }
        return (mark ^ UInt64(letter)) &* 0x100_0000_01b3
    }

    static func text(_ name: some Sequence<UInt8>) -> String {
        String(decoding: name.filter(ASCII.isAlphanumeric).map(ASCII.lowercased), as: UTF8.self)
    }
}
