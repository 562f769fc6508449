import Testing

@testable import ProxyTokens

@Suite("Text form of what is sealed")
struct SealedTextTests {
    @Test("any bytes come back as they were", arguments: 28...64)
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 89 + 251) }
        let text = SealedText(keyID: "0123abcd", bytes: bytes).text
        #expect(text.wholeMatch(of: /enc:v1:0123abcd:[0-9A-Za-z_-]+/) != nil)
        let read = try SealedText(text)
        #expect(read.bytes == bytes)
        #expect(read.keyID == "0123abcd")
    }

    @Test(
        "what is wrong is told",
        arguments: [
            ("", KeyRingError.plaintext), ("abc", .plaintext), ("ENC:v1:0123abcd:AAAA", .plaintext),
            ("enc", .plaintext),
            (" enc:v1:", .plaintext), ("enc:", .malformed), ("enc:v1", .malformed), ("enc:v1:0123abcd", .malformed),
            ("enc:v2:0123abcd:AAAA", .unknownVersion), ("enc:v10:0123abcd:AAAA", .unknownVersion),
            ("enc:v:0123abcd:AAAA", .malformed), ("enc:w1:0123abcd:AAAA", .malformed),
            ("enc:v1:0123ABCD:AAAA", .malformed), ("enc:v1:0123abc:AAAA", .malformed),
            ("enc:v1:0123abcg:AAAA", .malformed), ("enc:v1:0123abcd:", .truncated),
            ("enc:v1:0123abcd:AAAA", .truncated),
            ("enc:v1:0123abcd:AAA=", .malformed), ("enc:v1:0123abcd:AA A", .malformed),
            ("enc:v1:0123abcd:A", .malformed), ("enc:v1:0123abcd:AA+A", .malformed), ("enc:v1:0123abcd:AB", .malformed),
            ("enc:v1:0123abcd:AAAA:AAAA", .malformed),
            ("enc:v1:0123abcd:" + String(repeating: "A", count: 36), .truncated),
        ] as [(String, KeyRingError)])
    func refused(text: String, error: KeyRingError) {
        #expect(throws: error) { try SealedText(text) }
    }
}
