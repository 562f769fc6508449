import Testing

@testable import Settings

@Suite("ByteCursor")
struct ByteCursorTests {
    @Test("it stays within the bytes")
    func ends() {
        var cursor = ByteCursor(Array("a \t\n".utf8))
        #expect(cursor.byte(after: 9) == 0)
        let consumed = [cursor.consume(UInt8(ascii: "a")), cursor.consume(UInt8(ascii: "a"))]
        #expect(consumed == [true, false])
        cursor.skipBlanks()
        #expect(cursor.byte == .lineFeed)
        cursor.skipWhitespace()
        let isConsumed = cursor.consume(0)
        #expect(cursor.isAtEnd && cursor.byte == 0 && !isConsumed)
        cursor.skipToLineEnd()
        cursor.skip(past: "x")
        #expect(cursor.offset == 4)
    }

    @Test("a byte order mark is passed over")
    func mark() {
        #expect(ByteCursor(Array("\u{FEFF}a".utf8)).offset == 3)
    }

    @Test("texts")
    func texts() {
        var cursor = ByteCursor(Array("ab*/c".utf8))
        #expect(cursor.starts(with: "ab"))
        #expect(!cursor.starts(with: "ab*/cd"))
        cursor.skip(past: "*/")
        #expect(cursor.offset == 4)
        #expect(cursor.word(4..<5) == SettingWord(text: "c", range: 4..<5))
        #expect(ByteCursor(Array(" \na b\r\n".utf8)).trimmed(0..<7) == 2..<5)
        #expect(ByteCursor(Array("  ".utf8)).trimmed(0..<2).isEmpty)
    }

    @Test("a byte that stands several times")
    func repeated() {
        var cursor = ByteCursor(Array("==a".utf8))
        let counts = [cursor.skipAll(.equals), cursor.skipAll(.equals)]
        #expect(counts == [2, 0] && cursor.offset == 2)
    }

    @Test("errors tell the line and what was expected")
    func errors() {
        var cursor = ByteCursor(Array("a\nb".utf8))
        cursor.offset = 2
        #expect(
            cursor.unexpected("a value") == SettingsError(line: 2, message: "expected a value, found something else"))
        cursor.offset = 3
        #expect(cursor.unexpected("x").message == "expected x, found the end of the file")
        #expect(cursor.tooDeep().message.contains("128 levels") && cursor.tooDeep().isLimit)
    }
}
