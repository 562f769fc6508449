/// Random numbers that are the same in every run (SplitMix64): a test that fails once fails always.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// Bytes of `alphabet`, each as likely as the others.
    package mutating func bytes(_ count: Int, from alphabet: [UInt8]) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &self)] }
    }

    package mutating func text(_ count: Int, _ alphabet: Alphabet) -> String {
        String(decoding: bytes(count, from: alphabet.bytes), as: UTF8.self)
    }
}

/// What generators of keys and passwords draw from.
package enum Alphabet: String, CaseIterable {
    case digits = "0123456789"
    case hex = "0123456789abcdef"
    case base36 = "0123456789abcdefghijklmnopqrstuvwxyz"
    case base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    case base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    case base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    case base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    case password = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%&*+-=?@^_"

    package var bytes: [UInt8] { Array(rawValue.utf8) }
}
