import ProxyRoutes
import Testing

@Suite struct CredentialHeaderTests {
    @Test(arguments: [
        (CredentialHeader(.openai), "authorization", "Bearer "), (CredentialHeader(.anthropic), "x-api-key", ""),
        (CredentialHeader(.gemini), "x-goog-api-key", ""), (CredentialHeader.azure, "api-key", ""),
    ])
    func names(header: CredentialHeader, name: String, prefix: String) {
        #expect(header.name == name)
        #expect(header.prefix == prefix)
    }
}
