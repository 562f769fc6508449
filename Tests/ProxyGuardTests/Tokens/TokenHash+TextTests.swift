import Testing

@testable import ProxyTokens

@Suite("Text form of hashes")
struct TokenHashTextTests {
    @Test("the text form comes back as it was")
    func roundTrip() throws {
        let hash = TokenHasher().hash("something".utf8)
        #expect(hash.text == "sha256:" + hash.hex)
        #expect(try TokenHash(text: hash.text) == hash)
    }

    @Test(
        "what is wrong with a text is told",
        arguments: [
            ("", TokenHashError.scheme), ("sha512:00", .scheme), ("SHA256:00", .scheme), (" sha256:00", .scheme),
            ("sha256:", .digits(found: 0)), ("sha256:abc", .digits(found: 3)),
            ("sha256:" + String(repeating: "g", count: 64), .digits(found: 64)),
            ("sha256:" + String(repeating: "0", count: 65), .digits(found: 65)),
            ("sha256:" + String(repeating: "0", count: 64) + "\n", .digits(found: 65)),
            ("pgm" + "_abc", .token), ("pg" + "_pabc", .token),
        ] as [(String, TokenHashError)])
    func refused(text: String, error: TokenHashError) {
        #expect(throws: error) { try TokenHash(text: text) }
        #expect(!error.description.contains("\n"))
    }

    @Test("the hash of nothing is refused")
    func empty() {
        // SHA-256 of no bytes, FIPS 180-4's example.
        let digits = "e3b0c44298fc1c149afbf4c8996fb924" + "27ae41e4649b934ca495991b7852b855"
        #expect(throws: TokenHashError.emptyToken) { try TokenHash(text: "sha256:\(digits)") }
    }
}
