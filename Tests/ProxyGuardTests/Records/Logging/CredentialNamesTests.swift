import Testing

@testable import ProxyRecords

@Suite("Names of credentials")
struct CredentialNamesTests {
    @Test(
        "headers that carry credentials, in any case",
        arguments: ["Authorization", "COOKIE", "x-goog-api-key", "api-key", "X-Custom-Token", "Set-Cookie"])
    func headers(name: String) { #expect(CredentialNames.isHeader(name)) }

    @Test("others do not", arguments: ["content-type", "user-agent", "accept", "x-request-id"])
    func others(name: String) { #expect(!CredentialNames.isHeader(name)) }

    @Test("fields by their whole name: the public name of a token is none")
    func fields() {
        #expect(CredentialNames.isField("API-Key") && CredentialNames.isField("password"))
        #expect(!CredentialNames.isField("token_id") && !CredentialNames.isField("reason"))
    }
}
