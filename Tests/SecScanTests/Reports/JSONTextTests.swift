import FoundationEssentials
import Testing

@testable import SecScan

@Suite struct JSONTextTests {
    private struct Record: Encodable {
        @OrNull var absent: Int?
        @OrNull var present: Int?
        var leftOut: Int?
    }

    @Test func keysAreSortedAndSlashesStay() {
        #expect(JSONText.encoded(["b": "x/y", "a": "\"\\"], pretty: false) == #"{"a":"\"\\","b":"x/y"}"#)
        #expect(JSONText.encoded(["b": 1, "a": 2]) == "{\n  \"a\" : 2,\n  \"b\" : 1\n}")
    }

    @Test(arguments: [
        ("\u{1B}[31m", #""\u001b[31m""#), ("a\u{9B}b", #""a\u009bb""#), ("\u{7F}", #""\u007f""#),
        ("\u{202E}gpj", #""\u202egpj""#), ("\u{E0041}", #""\udb40\udc41""#), ("\u{2028}", #""\u2028""#),
        ("é\u{9B}\u{9B}前\u{2028}", #""é\u009b\u009b前\u2028""#), ("größe 前 😀", "\"größe 前 😀\""), ("", "\"\""),
    ])
    func whatATerminalWouldActOnIsSpelledOut(text: String, expected: String) throws {
        let encoded = JSONText.encoded([text], pretty: false)
        #expect(encoded == "[\(expected)]")
        #expect(try JSONDecoder().decode([String].self, from: Data(encoded.utf8)) == [text], "the value is the same")
    }

    @Test func aFieldThatIsAlwaysThere() {
        let record = Record(present: OrNull(wrappedValue: 3))
        #expect(JSONText.encoded(record, pretty: false) == #"{"absent":null,"present":3}"#)
    }
}
