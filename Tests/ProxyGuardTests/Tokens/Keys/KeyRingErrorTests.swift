import Testing

@testable import ProxyTokens

@Suite("Errors of the key ring")
struct KeyRingErrorTests {
    @Test("each is one line, and no two are alike")
    func lines() {
        let errors: [KeyRingError] = [
            .noKey, .badKey(number: 1), .weakKey(number: 1), .duplicateKey(number: 1), .plaintext, .unknownVersion,
            .malformed, .truncated, .unknownKey("0123abcd"), .notAuthentic, .wrongKey("0123abcd"), .cipher,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        for error in errors { #expect(!error.description.contains("\n") && error.description.count > 15) }
        #expect(KeyRingError.unknownKey("0123abcd").description.contains("0123abcd"))
    }
}
