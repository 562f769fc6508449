import TestSupport

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

/// SHA-256 as FIPS 180-4 writes it, with constants computed from the first primes.
enum ReferenceSHA256 {
    private static let primes: [Int] = (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }

    private static let constants = primes.map { fraction(cubeRoot(Double($0))) }

    /// The first 32 bits behind the point of a root.
    private static func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }

    private static func cubeRoot(_ n: Double) -> Double {
        var root = n / 2
        for _ in 0..<200 { root -= (root * root * root - n) / (3 * root * root) }
        return root
    }

    static func hash(_ message: [UInt8]) -> [UInt8] {
        var state = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
        var padded = message + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        padded += (0..<8).map { UInt8(truncatingIfNeeded: UInt64(message.count * 8) >> (56 - 8 * UInt64($0))) }
        for block in stride(from: 0, to: padded.count, by: 64) {
            var words = (0..<16).map { step in
                (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + 4 * step + $1]) }
            }
            for step in 16..<64 {
                let (a, b) = (words[step - 15], words[step - 2])
                let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
                let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
                words.append(words[step - 16] &+ first &+ words[step - 7] &+ second)
            }
            var work = state
            for step in 0..<64 {
                let (a, e) = (work[0], work[4])
                let choice = (e & work[5]) ^ (~e & work[6])
                let majority = (a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2])
                let first =
                    work[7] &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ constants[step]
                    &+ words[step]
                let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
                work = [first &+ second] + work.dropLast()
                work[4] = work[4] &+ first
            }
            state = zip(state, work).map { $0 &+ $1 }
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
    }

    private static func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
}
