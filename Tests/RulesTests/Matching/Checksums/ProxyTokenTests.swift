import TestSupport
import Testing

@testable import Rules

@Suite("Tokens of proxyguard")
struct ProxyTokenTests {
    private static func isValid(_ token: [UInt8], _ format: ProxyToken) -> Bool {
        token.withUnsafeBytes(format.isValid)
    }

    /// By the written format, with the bitwise CRC-32.
    private static func token(_ format: ProxyToken, _ random: inout SeededGenerator) -> [UInt8] {
        let head = format == .client ? "pg" + "_d" : "pg" + "m_"
        let body = head + random.text(format == .client ? 32 : 43, .base62)
        let sum = UInt64(BitwiseCRC32.checksum(Array(body.utf8)))
        return Array((body + ReferenceEncoding.number(sum, Alphabet.base62.rawValue, width: 6)).utf8)
    }

    @Test("what an independent implementation makes is valid", arguments: ProxyToken.allCases)
    func valid(format: ProxyToken) {
        var random = SeededGenerator(seed: 71)
        for _ in 0..<500 {
            let token = Self.token(format, &random)
            #expect(token.count == format.count)
            #expect(Self.isValid(token, format))
            #expect(Array(token.suffix(6)) == ProxyToken.checksum(of: token.dropLast(6)))
            #expect(ProxyToken.outcome(token) == .holds)
        }
    }

    @Test("every other byte in every place is noticed", arguments: ProxyToken.allCases)
    func changed(format: ProxyToken) {
        var random = SeededGenerator(seed: 72)
        let token = Self.token(format, &random)
        for index in token.indices {
            for byte in 0...255 as ClosedRange<UInt8> where byte != token[index] {
                var other = token
                other[index] = byte
                #expect(!Self.isValid(other, format), "byte \(byte) at \(index)")
                #expect(ProxyToken.outcome(other) == .refuted)
            }
        }
    }

    @Test("neither format is valid as the other, longer or shorter")
    func lengths() {
        var random = SeededGenerator(seed: 73)
        for format in ProxyToken.allCases {
            let token = Self.token(format, &random)
            for other in ProxyToken.allCases where other != format { #expect(!Self.isValid(token, other)) }
            for count in 0..<token.count { #expect(!Self.isValid(Array(token.prefix(count)), format)) }
            #expect(!Self.isValid(token + [0x30], format))
            #expect(ProxyToken.outcome(token + [0x30]) == .plausible)
        }
    }

    @Test("a right checksum does not make up for a wrong head or alphabet")
    func form() {
        for head in ["pg_x", "pg_P", "pG_p", "qg_p", "pg-p", "pgmp"] {
            let body = Array((head + String(repeating: "aB3", count: 10) + "z9").utf8)
            #expect(!Self.isValid(body + ProxyToken.checksum(of: body), .client), "\(head)")
        }
        for byte in Array("_-+/= \n\0\u{e9}".utf8) {
            let body = Array("pg".utf8) + Array("_t".utf8) + [byte] + Array(repeating: UInt8(ascii: "k"), count: 31)
            #expect(!Self.isValid(body + ProxyToken.checksum(of: body), .client))
        }
        let body = Array(("pg" + "_s" + String(repeating: "aB3", count: 10) + "z9").utf8)
        #expect(Self.isValid(body + ProxyToken.checksum(of: body), .client))
    }

    @Test("the characters are those of base 62, each once")
    func characters() {
        #expect((0..<62 as Range<UInt8>).map(ProxyToken.character) == Alphabet.base62.bytes)
    }
}
