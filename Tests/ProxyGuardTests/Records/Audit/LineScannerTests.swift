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
        func integer(_ text: String) -> Int64? {
            var scanner = LineScanner(Array(text.utf8))
            return scanner.integer()
        }
        #expect(integer("0") == 0 && integer("12,") == 12)
        #expect(integer("-1") == nil && integer("01") == nil && integer("99999999999999999999") == nil)
    }

    @Test("null is another thing than nothing")
    func null() {
        var null = LineScanner(Array("null".utf8))
        #expect(null.nullableString() == .some(nil) && null.isAtEnd)
        var none = LineScanner(Array("1".utf8))
        #expect(none.nullableString() == nil)
    }
}
