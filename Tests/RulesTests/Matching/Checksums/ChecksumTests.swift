import TestSupport
import Testing

@testable import Rules

@Suite("Checksum")
struct ChecksumTests {
    @Test(
        "published CRC-32 values",
        arguments: [
            ("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] as [(String, UInt32)])
    func published(text: String, sum: UInt32) {
        #expect(Checksum.crc32(Array(text.utf8)[...]) == sum)
        #expect(BitwiseCRC32.checksum(Array(text.utf8)) == sum)
    }

    @Test("equals the bitwise CRC-32 for any bytes, slices included")
    func equalsBitwise() {
        var random = SeededGenerator(seed: 21)
        for length in 0...300 {
            let bytes = random.bytes(length + 7)
            #expect(Checksum.crc32(bytes[3..<(length + 3)]) == BitwiseCRC32.checksum(Array(bytes[3..<(length + 3)])))
        }
    }

    @Test("a small sum is padded with zeros on the left")
    func padding() {
        // Search for a body whose sum has a leading zero in base 62.
        var random = SeededGenerator(seed: 22)
        var padded = 0
        while padded < 5 {
            let body = random.text(30, .base62)
            let sum = UInt64(BitwiseCRC32.checksum(Array(body.utf8)))
            let text = ReferenceEncoding.number(sum, Alphabet.base62.rawValue, width: 6)
            guard text.hasPrefix("0") else { continue }
            padded += 1
            #expect(Checksum.base62CRC32(Array("gho_\(body)\(text)".utf8)) == .holds)
        }
    }

    @Test("the case of hex digits does not matter")
    func hexCase() {
        let body = Array("ABCD_efgh12345678".utf8)
        let sum = ReferenceEncoding.number(UInt64(BitwiseCRC32.checksum(body)), Alphabet.hex.rawValue, width: 8)
        for text in [sum, sum.uppercased()] {
            #expect(Checksum.trailingHexCRC32(body + Array(text.utf8), skipping: 0) == .holds)
        }
        #expect(Checksum.trailingHexCRC32(body + Array("zzzzzzzz".utf8), skipping: 0) == .plausible)
    }

    @Test("a prefix that the sum leaves out may be any, one without its mark is judged by nothing")
    func prefix() {
        let body = Array("efgh12345678".utf8)
        let sum = Array(
            ReferenceEncoding.number(UInt64(BitwiseCRC32.checksum(body)), Alphabet.hex.rawValue, width: 8).utf8)
        for prefix in ["cf_", "_", "other_"] {
            #expect(
                Checksum.trailingHexCRC32(Array(prefix.utf8) + body + sum, skippingThrough: UInt8(ascii: "_")) == .holds
            )
        }
        #expect(Checksum.trailingHexCRC32(body + sum, skippingThrough: UInt8(ascii: "_")) == .plausible)
    }
}
