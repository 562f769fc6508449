import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Management credential")
struct ManagementCredentialTests {
    private let current = ManagementToken.generate()
    private let next = ManagementToken.generate()

    @Test("the token of either hash is told apart, and every other refused")
    func both() throws {
        let credential = try ManagementCredential(currentText: current.hashText, nextText: next.hashText)
        #expect(credential.verify(current.secret.revealed) == .current)
        #expect(credential.verify(next.secret.revealed) == .next)
        for _ in 0..<100 { #expect(credential.verify(ManagementToken.generate().secret.revealed) == nil) }
    }

    @Test("without a next one only the first counts")
    func one() throws {
        let credential = try ManagementCredential(currentText: current.hashText)
        #expect(credential.verify(current.secret.revealed) == .current)
        #expect(credential.verify(next.secret.revealed) == nil)
    }

    @Test("the hash itself, a client's token, a part and garbage are no token")
    func others() throws {
        let credential = try ManagementCredential(currentText: current.hashText, nextText: next.hashText)
        let bytes = current.secret.revealed
        for other in [
            Array(current.hashText.utf8), Array(current.hashText.utf8.dropFirst(7)),
            ClientToken.generate(for: .production).secret.revealed, [], bytes.dropLast(), Array(bytes.dropFirst()),
            bytes + [0x0A], bytes + [UInt8](repeating: 0x61, count: 1 << 20), [UInt8](repeating: 0, count: 53),
        ] {
            #expect(credential.verify(other) == nil)
        }
    }

    @Test("a token whose hash is configured and whose form is wrong does not count")
    func otherForm() throws {
        let weak = Array("changeme".utf8)
        let credential = try ManagementCredential(current: TokenHasher().hash(weak))
        #expect(credential.verify(weak) == nil)
    }

    @Test("mistakes of the configuration are told")
    func mistakes() {
        #expect(throws: TokenHashError.sameTwice) {
            try ManagementCredential(currentText: current.hashText, nextText: current.hashText)
        }
        #expect(throws: TokenHashError.scheme) { try ManagementCredential(currentText: "abc") }
        #expect(throws: TokenHashError.digits(found: 1)) {
            try ManagementCredential(currentText: current.hashText, nextText: "sha256:0")
        }
        #expect(throws: TokenHashError.token) {
            try ManagementCredential(currentText: String(decoding: current.secret.revealed, as: UTF8.self))
        }
    }
}
