import Foundation
import Testing

@testable import ProxyTokens

@Suite("Hashes of tokens")
struct TokenHashTests {
    private static let bytes = (0..<32 as Range<UInt8>).map { $0 &* 73 &+ 5 }

    @Test("bytes and hex come back as they were")
    func roundTrip() throws {
        let hash = try #require(TokenHash(bytes: Self.bytes))
        #expect(hash.bytes == Self.bytes)
        #expect(hash.hex == Self.bytes.map { String(format: "%02x", Int($0)) }.joined())
        #expect(TokenHash(hex: hash.hex) == hash)
        #expect(TokenHash(hex: hash.hex.uppercased()) == hash)
    }

    @Test("other lengths and other characters are none")
    func refused() throws {
        for count in [0, 1, 31, 33, 64] { #expect(TokenHash(bytes: [UInt8](repeating: 1, count: count)) == nil) }
        let hex = try #require(TokenHash(bytes: Self.bytes)).hex
        for count in 0..<64 { #expect(TokenHash(hex: String(hex.prefix(count))) == nil) }
        for extra in ["0", "00", " ", "\n", String(repeating: "0", count: 64)] {
            #expect(TokenHash(hex: hex + extra) == nil)
        }
        for wrong in ["g", "G", " ", "-", "é"] { #expect(TokenHash(hex: wrong + hex.dropFirst()) == nil) }
    }

    @Test("a difference in any bit is one, for both comparisons")
    func comparison() throws {
        let hash = try #require(TokenHash(bytes: Self.bytes))
        #expect(TokenHash.isEqual(hash, hash))
        for bit in 0..<256 {
            var bytes = Self.bytes
            bytes[bit / 8] ^= 1 << (bit % 8)
            let other = try #require(TokenHash(bytes: bytes))
            #expect(!TokenHash.isEqual(hash, other))
            #expect(hash != other)
        }
    }

    @Test("it is coded as hex, and nothing else is decoded")
    func coded() throws {
        let hash = try #require(TokenHash(bytes: Self.bytes))
        let json = try JSONEncoder().encode([hash])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(hash.hex)\"]")
        #expect(try JSONDecoder().decode([TokenHash].self, from: json) == [hash])
        for wrong in ["[\"\"]", "[\"\(hash.hex.dropLast())\"]", "[1]", "[null]"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([TokenHash].self, from: Data(wrong.utf8))
            }
        }
    }

    @Test("printed, it shows nothing")
    func redacted() throws {
        let hash = try #require(TokenHash(bytes: Self.bytes))
        for shown in ["\(hash)", "\([hash])"] {
            #expect(!shown.contains(hash.hex.prefix(6)))
            #expect(shown.contains("***"))
        }
    }
}
