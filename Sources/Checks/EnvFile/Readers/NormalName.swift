internal import Rules

/// The name of a variable as frameworks compare it that bind settings loosely: `JWT_SECRET`, `jwt-secret`, `jwtSecret`, `Jwt:Secret`.
enum NormalName {
    /// FNV-1a, 64 bits, of the letters and digits, lower-case.
    static func mark(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
            ASCII.isAlphanumeric(byte) ? (hash ^ UInt64(ASCII.lowercased(byte))) &* 0x100_0000_01b3 : hash
        }
    }

    static func text(_ name: some Sequence<UInt8>) -> String {
        String(decoding: name.filter(ASCII.isAlphanumeric).map(ASCII.lowercased), as: UTF8.self)
    }
}
