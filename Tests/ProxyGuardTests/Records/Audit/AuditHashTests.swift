import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit hashes")
struct AuditHashTests {
    @Test("the hash is SHA-256 of the one before, the bytes and the brace")
    func value() {
        let line = Array("{\"a\":1".utf8)
        let expected = Rules.SHA256.hash(AuditHash.zero.bytes + line + Array("}".utf8))
        #expect(AuditHash(previous: .zero, line: line[...]).bytes == expected)
    }

    @Test("only 64 lower-case digits are one")
    func text() {
        let digits = String(repeating: "0a", count: 32)
        #expect(AuditHash(digits.utf8)?.description == digits)
        #expect(AuditHash(digits.dropLast().utf8) == nil && AuditHash(digits.uppercased().utf8) == nil)
    }
}
