import Foundation
import Testing

@testable import ProxyRoutes

@Suite struct JSONTextTests {
    private func text(_ value: String) -> String {
        var json = JSONText()
        json.string(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a", #""a""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\n\r\tb", #""a\n\r\tb""#),
        ("\0\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("</script>&", #""\u003c/script\u003e\u0026""#),
        ("\u{E9}\u{1F600}", "\"\u{E9}\u{1F600}\""), ("\r\n", #""\r\n""#),
    ])
    func escaped(value: String, expected: String) { #expect(text(value) == expected) }

    @Test("what is written is read as what it was")
    func reversible() throws {
        let value = String(String.UnicodeScalarView((0...0x2100).compactMap { UnicodeScalar($0 as UInt32) }))
        let read = try JSONSerialization.jsonObject(with: Data("[\(text(value))]".utf8)) as? [String]
        #expect(read?.first.map { Array($0.utf8) } == Array(value.utf8))
    }
}
