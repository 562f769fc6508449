import ProxyConfiguration
import ProxyTokens
import Rules
import Testing

@testable import ProxyManagement

@Suite("Credential texts")
struct CredentialTextTests {
    @Test("tokens are found wherever they stand")
    func tokens() {
        for token in [ManagementToken.generate().secret, ClientToken.generate(for: .production).secret] {
            let text = String(decoding: token.revealed, as: UTF8.self)
            #expect(CredentialText.isContained(in: text))
            #expect(CredentialText.isContained(in: "/a?b=" + text + "&c"))
        }
    }

    @Test(
        "ids and names are none",
        arguments: ["", "pg_", "tok_aaaaaaaaaaaaaaaaaaaa", "/manage/v1/tokens", "pg_short", "sk-ip it"])
    func others(text: String) { #expect(!CredentialText.isContained(in: text)) }
}
