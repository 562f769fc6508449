import Testing

@testable import ProxyRecords

@Suite("Line scanner")
struct LineScannerTests {
    private func string(_ text: String) -> String? {
        var scanner = LineScanner(Array(text.utf8))
        return scanner.string()
    }

    @Test("texts with escapes, and what is no text")
    func strings() {
        #expect(string("\"a\\u0007\\\"\\\\\\n\"") == "a\u{7}\"\\\n")
        for text in ["\"", "a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"a\nb\"", "\"\\"] {
            #expect(string(text) == nil, "\(text)")
        }
        var invalid = LineScanner([0x22, 0xFF, 0x22])
        #expect(invalid.string() == nil)
    }

    @Test("numbers without signs and leading zeros")
    func numbers() {
        func sequence(_ text: String) -> Int64? {
            var scanner = LineScanner(Array(text.utf8))
            return scanner.sequence()
        }
        #expect(sequence("0") == 0 && sequence("12,") == 12)
        #expect(sequence("-1") == nil && sequence("01") == nil && sequence("99999999999999999999") == nil)
        #expect(sequence("9007199254740992") == AuditLink.greatestSequence)
        #expect(sequence("9007199254740993") == nil && sequence("\(Int64.max)") == nil)
    }

    @Test("null is another thing than nothing")
    func null() {
        var null = LineScanner(Array("null".utf8))
        #expect(null.nullableString() == .some(nil) && null.isAtEnd)
        var none = LineScanner(Array("1".utf8))
        #expect(none.nullableString() == nil)
    }
}
