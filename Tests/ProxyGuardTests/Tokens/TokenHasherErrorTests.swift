import Testing

@testable import ProxyTokens

@Suite("Errors of hashing")
struct TokenHasherErrorTests {
    @Test(
        "each is one line that names the setting",
        arguments: [TokenHasherError.missingPepper, .needlessPepper, .shortPepper(byteCount: 5)])
    func lines(error: TokenHasherError) {
        #expect(!error.description.contains("\n"))
        #expect(error.description.contains("tokens.pepper"))
    }
}
