import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Hashing of tokens")
struct TokenHasherTests {
    /// FIPS 180-4, examples.
    @Test(
        "published SHA-256 values",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb924", "27ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223", "b00361a396177a9cb410ff61f20015ad"),
        ])
    func sha256(text: String, first: String, second: String) {
        #expect(TokenHasher().hash(text.utf8).hex == first + second)
    }

    /// RFC 4231, 4.2 to 4.8 but for the shortened 4.6.
    @Test(
        "published HMAC-SHA-256 values",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
                ["b0344c61d8db38535ca8afceaf0bf12b", "881dc200c9833da726e9376c2e32cff7"]
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                ["5bdcc146bf60754e6a042426089575c7", "5a003f089d2739839dec58b964ec3843"]
            ),
            (
                [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
                ["773ea91e36800e46854db8ebd09181a7", "2959098b3ef8c122d9635514ced565fe"]
            ),
            (
                Array(1...25), [UInt8](repeating: 0xCD, count: 50),
                ["82558a389a443c0ea4cc819899f2083a", "85f0faa3e578f8077a2e3ff46729665b"]
            ),
            (
                [UInt8](repeating: 0xAA, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                ["60e431591ee0b67f0d8a26aacbf5b77f", "8e0bc6213728c5140546040f0ee37f54"]
            ),
            (
                [UInt8](repeating: 0xAA, count: 131),
                Array(
                    """
                    This is a test using a larger than block-size key and a larger than block-size data. The key needs \
                    to be hashed before being used by the HMAC algorithm.
                    """
                    .utf8), ["9b09ffa71b942fcb27635fbcd5b0e944", "bfdc63644f0713938a7f51535c3a35e2"]
            ),
        ] as [([UInt8], [UInt8], [String])])
    func hmac(key: [UInt8], data: [UInt8], digits: [String]) {
        let hasher = TokenHasher(pepper: Secret(key))
        // Twice: what the hasher keeps of the key stays as it was.
        for _ in 0..<2 { #expect(hasher.hash(data).hex == digits.joined()) }
    }

    @Test("any sequence of the same bytes has the same hash")
    func sequences() {
        for hasher in [TokenHasher(), TokenHasher(pepper: Secret("pepper".utf8))] {
            let bytes = Array("some token".utf8)
            #expect(hasher.hash(bytes) == hasher.hash("some token".utf8))
            #expect(hasher.hash(bytes) == hasher.hash(bytes.lazy.map { $0 }))
            #expect(hasher.hash(bytes) == hasher.hash(([0] + bytes)[1...]))
            #expect(hasher.hash(bytes) != hasher.hash(bytes.dropLast()))
        }
    }

    @Test("the pepper decides")
    func pepper() {
        let token = Array("some token".utf8)
        let hashes = [nil, "a", "b"].map { TokenHasher(pepper: $0.map { Secret($0.utf8) }).hash(token) }
        #expect(Set(hashes).count == 3)
    }

    @Test("settings that contradict each other are refused")
    func settings() throws {
        let pepper = Secret([UInt8](repeating: 0x61, count: 32))
        #expect(throws: TokenHasherError.missingPepper) { try TokenHasher(hashing: .hmacSHA256, pepper: nil) }
        #expect(throws: TokenHasherError.needlessPepper) { try TokenHasher(hashing: .sha256, pepper: pepper) }
        #expect(throws: TokenHasherError.shortPepper(byteCount: 31)) {
            try TokenHasher(hashing: .hmacSHA256, pepper: Secret(pepper.revealed.dropLast()))
        }
        #expect(throws: TokenHasherError.shortPepper(byteCount: 0)) {
            try TokenHasher(hashing: .hmacSHA256, pepper: Secret([]))
        }
        let token = Array("some token".utf8)
        #expect(
            try TokenHasher(hashing: .hmacSHA256, pepper: pepper).hash(token) == TokenHasher(pepper: pepper).hash(token)
        )
        #expect(try TokenHasher(hashing: .sha256, pepper: nil).hash(token) == TokenHasher().hash(token))
    }
}
