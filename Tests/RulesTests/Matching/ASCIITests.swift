import Testing

@testable import Rules

@Suite("ASCII")
struct ASCIITests {
    @Test("classes equal their definition for every byte", arguments: 0...255 as ClosedRange<UInt8>)
    func classes(byte: UInt8) {
        let scalar = Unicode.Scalar(byte)
        let character = Character(scalar)
        let isASCII = byte < 0x80
        #expect(ASCII.isDigit(byte) == ("0"..."9").contains(scalar))
        #expect(ASCII.isUpper(byte) == ("A"..."Z").contains(scalar))
        #expect(ASCII.isLower(byte) == ("a"..."z").contains(scalar))
        #expect(ASCII.isLetter(byte) == (isASCII && character.isLetter))
        #expect(ASCII.isAlphanumeric(byte) == (isASCII && (character.isLetter || character.isNumber)))
        #expect(ASCII.isHex(byte) == (isASCII && character.isHexDigit))
        #expect(ASCII.isSpace(byte) == " \t\n\r\u{B}\u{C}".unicodeScalars.contains(scalar))
        #expect(ASCII.isName(byte) == (ASCII.isAlphanumeric(byte) || "_-.".unicodeScalars.contains(scalar)))
        let lowered = isASCII ? character.lowercased().utf8.first : byte
        #expect(ASCII.lowercased(byte) == lowered)
    }

    @Test("pairs of letters", arguments: [("a.ENV", true), ("n-v", false), ("", false), ("nnv", true), ("v", false)])
    func pairs(text: String, expected: Bool) {
        #expect(text[...].utf8.hasPair("n", "v") == expected)
    }
}
