import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Client tokens")
struct ClientTokenTests {
    @Test(
        "a new token has the form, the letter of its deployment and a checksum that holds",
        arguments: zip(DeploymentKind.allCases, ["p", "s", "d", "t"]))
    func form(kind: DeploymentKind, letter: String) throws {
        let token = ClientToken.generate(for: kind)
        let text = String(decoding: token.secret.revealed, as: UTF8.self)
        #expect(text.utf8.count == 42)
        #expect(text.hasPrefix("pg_" + letter))
        #expect(text.wholeMatch(of: /pg_[psdt][0-9A-Za-z]{38}/) != nil)
        #expect(token.hint == String(text.suffix(4)))
        #expect(token.deployment == kind)
        let read = try #require(ClientToken(token.secret.revealed))
        #expect(read == token)
        #expect(read.deployment == kind)
        #expect(Validation.proxyguard.check(token.secret.revealed) == .holds)
    }

    @Test("every single changed character is noticed")
    func changed() {
        let token = ClientToken.generate(for: .test).secret.revealed
        let alphabet = (0..<62 as Range<UInt8>).map(ProxyToken.character)
        for index in token.indices {
            for byte in alphabet where byte != token[index] {
                var other = token
                other[index] = byte
                #expect(ClientToken(other) == nil, "position \(index)")
            }
        }
    }

    @Test("two swapped neighbours are noticed")
    func swapped() {
        let token = ClientToken.generate(for: .production).secret.revealed
        for index in token.indices.dropLast() where token[index] != token[index + 1] {
            var other = token
            other.swapAt(index, index + 1)
            #expect(ClientToken(other) == nil)
        }
    }

    @Test("other lengths, other tokens and a token with something around it are none")
    func others() {
        let token = ClientToken.generate(for: .staging).secret.revealed
        for count in 0..<token.count { #expect(ClientToken(token.prefix(count)) == nil) }
        for extra: [UInt8] in [[0], [0x0A], [0x20], [0x30], token] {
            #expect(ClientToken(token + extra) == nil)
            #expect(ClientToken(extra + token) == nil)
        }
        #expect(ClientToken(ManagementToken.generate().secret.revealed) == nil)
        #expect(ClientToken(TokenHasher().hash(token).hex.utf8) == nil)
        #expect(ClientToken([]) == nil)
    }

    @Test("a megabyte is no token, whatever it begins with")
    func hostile() {
        let token = ClientToken.generate(for: .production).secret.revealed
        #expect(ClientToken(token + [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)) == nil)
        #expect(ClientToken([UInt8](repeating: UInt8(ascii: "p"), count: 1 << 20)) == nil)
        #expect(ClientToken(String(repeating: "pg_p", count: 1 << 18).utf8) == nil)
    }

    @Test("any collection of bytes will do")
    func collections() {
        let token = ClientToken.generate(for: .development)
        let text = "Bearer " + String(decoding: token.secret.revealed, as: UTF8.self)
        #expect(ClientToken(text.utf8.dropFirst(7)) == token)
        #expect(ClientToken(Array(text.utf8)[7...]) == token)
        #expect(ClientToken(text.utf8) == nil)
    }

    @Test("printed, it shows nothing but its prefix")
    func redacted() {
        let token = ClientToken.generate(for: .production)
        let text = String(decoding: token.secret.revealed, as: UTF8.self)
        var dumped = ""
        dump(token, to: &dumped)
        for shown in ["\(token)", String(reflecting: token), dumped, "\([token])"] {
            #expect(!shown.contains(text.dropFirst(4).prefix(8)))
            #expect(!shown.contains(text.suffix(6)))
        }
        #expect("\(token)".hasPrefix("pg_p***"))
    }
}
