import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Record texts")
struct RecordTextsTests {
    private static func token(revokedAt: Int64?) throws -> TokenRecord {
        TokenRecord(
            id: "tok_a", projectID: "prj_a", hash: try #require(StoredHash(bytes: Array(repeating: 1, count: 32))),
            hint: "abcd", name: "n", createdAt: 0, expiresAt: 100, revokedAt: revokedAt, family: "tok_a")
    }

    @Test("a token tells its state", arguments: [(nil, 50, "live"), (nil, 100, "expired"), (20, 50, "revoked")])
    func state(revokedAt: Int64?, now: Int64, state: String) throws {
        let json = try RecordTexts.json(Self.token(revokedAt: revokedAt), now: now)
        #expect(json["state"]?.text == state)
        #expect(json["expires_at"] == "1970-01-01T00:01:40Z")
        #expect(json["token"] == nil && json["hash"] == nil)
    }
}
