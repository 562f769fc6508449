import Foundation
import TestSupport

/// Credentials that nobody ever issued, in the forms that providers use. They are put together here, so that these files hold none.
enum Invented {
    private static let base62 = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// A personal access token whose last six characters are the CRC-32 of the thirty before them.
    static func github(_ seed: Int) -> String {
        let body = text(30, of: base62, seed: seed)
        var checksum = Int(crc32(Array(body.utf8)))
        var digits: [UInt8] = []
        for _ in 0..<6 {
            digits.insert(base62[checksum % 62], at: 0)
            checksum /= 62
        }
        return "ghp" + "_" + body + String(decoding: digits, as: UTF8.self)
    }

    /// An access key id that holds an account number, as those made since 2019 do.
    static func awsKeyID(_ seed: Int) -> String {
        var random = SeededGenerator(seed: UInt64(seed))
        let account = UInt64.random(in: 100_000_000_000...999_999_999_999, using: &random)
        var bits = 1 << 47 | account << 7 | UInt64.random(in: 0..<128, using: &random)
        var head: [UInt8] = []
        // 48 bits are nine characters and three bits of the tenth.
        bits <<= 2
        for _ in 0..<10 {
            head.insert(base32[Int(bits & 31)], at: 0)
            bits >>= 5
        }
        return "AKI" + "A" + String(decoding: head, as: UTF8.self) + text(6, of: base32, seed: seed + 7919)
    }

    static func awsSecret(_ seed: Int) -> String { text(40, of: base62 + Array("+/".utf8), seed: seed) }

    static func stripe(_ seed: Int) -> String { "sk_" + "live_51" + text(97, of: base62, seed: seed) }

    /// A private key in PKCS#8's outer form, around random bytes.
    static func privateKey(_ seed: Int) -> String {
        var random = SeededGenerator(seed: UInt64(seed))
        let body = (0..<600).map { _ in UInt8.random(in: 0...255, using: &random) }
        let version: [UInt8] = [0x02, 0x01, 0x00]
        let algorithm: [UInt8] = [
            0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
        ]
        let content = version + algorithm + [0x04, 0x82, 0x02, 0x58] + body
        let key = [0x30, 0x82, UInt8(content.count >> 8), UInt8(content.count & 255)] + content
        let lines = Data(key).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        let label = "PRIVATE" + " KEY-----"
        return "-----BEGIN \(label)\n\(lines)\n-----END \(label)\n"
    }

    /// Words without meaning, the same for the same seed.
    static func text(_ count: Int, of alphabet: [UInt8], seed: Int) -> String {
        var random = SeededGenerator(seed: UInt64(seed))
        return String(
            decoding: (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] },
            as: UTF8.self)
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~value
    }
}

extension String {
    /// A line that assigns it, as configuration files do.
    func assigned(to name: String = "token") -> String { "\(name) = \"\(self)\"\n" }
}
