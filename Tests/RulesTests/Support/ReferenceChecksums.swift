/// CRC-32 (IEEE 802.3) bit by bit: slow, short, and independent of the library that the engine calls.
enum BitwiseCRC32 {
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var remainder: UInt32 = .max
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
        }
        return ~remainder
    }
}

/// Numbers and bytes as text, by the definitions.
enum ReferenceEncoding {
    /// Padded with the first letter of `alphabet` on the left.
    static func number(_ value: UInt64, _ alphabet: String, width: Int) -> String {
        let digits = Array(alphabet)
        var rest = value
        var text = ""
        while rest > 0 {
            text = String(digits[Int(rest % UInt64(digits.count))]) + text
            rest /= UInt64(digits.count)
        }
        return String(repeating: digits[0], count: max(0, width - text.count)) + text
    }

    /// The bits of `bytes`, `width` a letter, zeros behind the last; no padding letters.
    static func bits(_ bytes: [UInt8], _ alphabet: String, width: Int) -> String {
        let letters = Array(alphabet)
        var bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        while bits.count % width != 0 { bits.append(0) }
        return String(
            stride(from: 0, to: bits.count, by: width).map { start in
                letters[bits[start..<(start + width)].reduce(0) { $0 << 1 | Int($1) }]
            })
    }

    static func base64(_ bytes: [UInt8]) -> String { bits(bytes, Alphabet.base64.rawValue, width: 6) }
    static func base64url(_ bytes: [UInt8]) -> String { bits(bytes, Alphabet.base64url.rawValue, width: 6) }
    static func base32(_ bytes: [UInt8]) -> String { bits(bytes, Alphabet.base32.rawValue, width: 5) }
    static func hex(_ bytes: [UInt8]) -> String { bits(bytes, Alphabet.hex.rawValue, width: 4) }
}
