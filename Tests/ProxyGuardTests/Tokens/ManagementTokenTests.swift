import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Management tokens")
struct ManagementTokenTests {
    @Test("a new token has the form and a checksum that holds")
    func form() {
        let token = ManagementToken.generate()
        let text = String(decoding: token.secret.revealed, as: UTF8.self)
        #expect(text.wholeMatch(of: /pgm_[0-9A-Za-z]{49}/) != nil)
        #expect(token.hint == String(text.suffix(4)))
        #expect(ManagementToken(text.utf8) == token)
        #expect(Validation.proxyguard.check(token.secret.revealed) == .holds)
        #expect(ManagementToken.generate() != token)
    }

    @Test("every single changed character is noticed")
    func changed() {
        let token = ManagementToken.generate().secret.revealed
        let alphabet = (0..<62 as Range<UInt8>).map(ProxyToken.character)
        for index in token.indices {
            for byte in alphabet where byte != token[index] {
                var other = token
                other[index] = byte
                #expect(ManagementToken(other) == nil, "position \(index)")
            }
        }
    }

    @Test("other lengths and client tokens are none")
    func others() {
        let token = ManagementToken.generate().secret.revealed
        for count in 0..<token.count { #expect(ManagementToken(token.prefix(count)) == nil) }
        #expect(ManagementToken(token + [0x0A]) == nil)
        #expect(ManagementToken(token + [UInt8](repeating: 0x61, count: 1 << 20)) == nil)
        #expect(ManagementToken(ClientToken.generate(for: .production).secret.revealed) == nil)
    }

    @Test("the configuration's text is that of its SHA-256")
    func hashText() {
        let token = ManagementToken.generate()
        #expect(token.hashText == "sha256:" + TokenHash(digest: SHA256.hash(token.secret.revealed)).hex)
    }

    @Test("printed, it shows nothing but its prefix")
    func redacted() {
        let token = ManagementToken.generate()
        let text = String(decoding: token.secret.revealed, as: UTF8.self)
        var dumped = ""
        dump(token, to: &dumped)
        for shown in ["\(token)", String(reflecting: token), dumped] {
            #expect(!shown.contains(text.dropFirst(4).prefix(8)))
            #expect(!shown.contains(text.suffix(6)))
        }
    }
}
