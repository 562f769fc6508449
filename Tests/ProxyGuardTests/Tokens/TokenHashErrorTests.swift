import Testing

@testable import ProxyTokens

@Suite("Errors of hashes")
struct TokenHashErrorTests {
    @Test(
        "each is one line of its own",
        arguments: [TokenHashError.token, .scheme, .digits(found: 64), .digits(found: 3), .emptyToken, .sameTwice])
    func lines(error: TokenHashError) {
        #expect(!error.description.contains("\n"))
        #expect(error.description.count > 20)
    }

    @Test("the number of characters is told, where it is what is wrong")
    func digits() {
        #expect(TokenHashError.digits(found: 63).description.contains("found 63"))
        #expect(!TokenHashError.digits(found: 64).description.contains("found 64"))
    }
}
