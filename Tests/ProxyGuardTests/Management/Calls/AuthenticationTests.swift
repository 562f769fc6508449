import HTTPTypes
import ProxyConfiguration
import ProxyTokens
import Rules
import Testing

@testable import ProxyManagement

@Suite("Authentication")
struct AuthenticationTests {
    @Test("current and next are told apart; a refusal holds nothing of what is foreign")
    func verdicts() throws {
        let bench = try Bench()
        let authentication = Authentication(
            credential: bench.services.credential, hasher: bench.services.hasher, store: bench.services.store)
        func verdict(_ token: [UInt8]) -> Authentication.Verdict {
            authentication.verdict([.authorization: "Bearer " + String(decoding: token, as: UTF8.self)])
        }
        #expect(verdict(bench.token.secret.revealed) == .administrator(.current))
        for scheme in ["bearer", "BEARER", "beareR"] {
            let value = scheme + " " + String(decoding: bench.token.secret.revealed, as: UTF8.self)
            #expect(authentication.verdict([.authorization: value]) == .administrator(.current))
        }
        #expect(verdict(bench.next.secret.revealed) == .administrator(.next))
        #expect(verdict(Array("abc".utf8)) == .refused(.init(reason: "foreign_token")))
        let client = ClientToken.generate(for: .test)
        #expect(
            verdict(client.secret.revealed) == .refused(.init(reason: "client_token", hint: client.hint)))
        #expect(authentication.verdict([:]) == .refused(.init(reason: "missing")))
        #expect(authentication.verdict([.authorization: "Bearer "]) == .refused(.init(reason: "scheme")))
    }
}
