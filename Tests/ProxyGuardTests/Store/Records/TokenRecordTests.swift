import Testing

@testable import ProxyStore

@Suite struct TokenRecordTests {
    @Test func life() {
        var token = TokenRecord(
            id: "t", projectID: "p", hash: hash(1), hint: "", name: "n", createdAt: 0, expiresAt: 10, family: "t")
        #expect(token.isLive(at: 9) && !token.isLive(at: 10))
        token.revokedAt = 5
        #expect(!token.isLive(at: 1))
    }
}
