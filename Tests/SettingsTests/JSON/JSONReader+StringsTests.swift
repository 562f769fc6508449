import Settings
import Testing

@Suite("Strings of JSON")
struct JSONReaderStringsTests {
    @Test(
        "escapes",
        arguments: [
            (#""a\n\t\r\b\f\\\/\"é""#, "a\n\t\r\u{8}\u{C}\\/\"é"), (#""\u0041\u00e9""#, "Aé"),
            (#""\ud83d\ude00""#, "😀"),
            (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx\ude00""#, "\u{FFFD}x\u{FFFD}"), (#"'it\'s "it"'"#, "it's \"it\""),
            (#"'\x41\v\0'"#, "A\u{B}\0"), ("'a\\\nb'", "ab"), ("'a\\\r\nb'", "ab"), ("\"\"", ""),
            // Of paths of Windows that nobody escaped.
            (#""C:\xampp""#, "C:xampp"),
        ])
    func escapes(text: String, expected: String) throws {
        let root = try #require(try SettingsFile(Array(text.utf8), format: .json).documents.first)
        #expect(root.value == expected)
        #expect(root.valueRange == 0..<text.utf8.count)
    }

    @Test(
        "strings end on their line",
        arguments: ["[\n\"a\n\"]", "[\n\"a\\n\n\"]", "[\n\"\\u12\"]", "[\n\"a", "[\n\"\\"])
    func mistakes(text: String) {
        #expect(mistake(text, .json)?.line == 2)
    }
}
