import Rules
import Testing

@testable import Checks

@Suite("Values of credentials")
struct CredentialValueTests {
    @Test(
        "harmless values",
        arguments: [
            "", " ", "true", "No", "3600", "1.2", "/run/secrets/a", "./a", "~/a", "C:\\a", "https://example.com/token",
            "null",
        ])
    func harmless(value: String) {
        #expect(CredentialValue(value) == .harmless)
    }

    @Test("placeholders", arguments: ["changeme", "<token>", "xxxx", "your-token", "REPLACE_ME", "****", "dummy"])
    func placeholders(value: String) {
        #expect(CredentialValue(value) == .placeholder)
    }

    @Test(
        "literals", arguments: ["hunter{-}2Xq9", "https://u:p@h.io/", "ab/cd==", "s3cr3t", "/ab+c/d="]
    )
    func literals(value: String) {
        #expect(CredentialValue(value) == .literal)
    }
}
