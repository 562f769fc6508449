import Testing

@testable import Settings

@Suite("TextBytes")
struct TextBytesTests {
    @Test(
        "units of UTF-16",
        arguments: [
            ("0041", 4, "A"), ("d83d\\ude00x", 10, "😀"), ("d83d\\u0041", 4, "\u{FFFD}"), ("de00", 4, "\u{FFFD}"),
            ("d83d\\u", 4, "\u{FFFD}"),
        ])
    func units(text: String, next: Int, expected: String) {
        var result: [UInt8] = []
        #expect(result.appendUnit(at: 0, of: Array(text.utf8)) == next)
        #expect(String(decoding: result, as: UTF8.self) == expected)
    }

    @Test("no digits", arguments: ["", "004", "00g0", "+041"])
    func none(text: String) {
        var result: [UInt8] = []
        #expect(result.appendUnit(at: 0, of: Array(text.utf8)) == nil)
        #expect(result == [])
    }

    @Test("characters by their number", arguments: [(2, "41", "A"), (8, "0001F600", "😀"), (4, "d83d", "\u{FFFD}")])
    func scalars(digits: Int, text: String, expected: String) {
        var result: [UInt8] = []
        #expect(result.appendScalar(digits: digits, at: 0, of: Array(text.utf8)) == digits)
        #expect(String(decoding: result, as: UTF8.self) == expected)
        #expect(result.appendScalar(digits: 9, at: 0, of: Array(text.utf8)) == nil)
    }

    @Test("letters behind a backslash", arguments: [("n", "\n"), ("r", "\r"), ("t", "\t"), ("x", nil)])
    func escaped(letter: Character, expected: Character?) {
        #expect(letter.asciiValue?.escaped == expected?.asciiValue)
    }
}
