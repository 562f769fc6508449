/// A place in the bytes of a file that moves forward.
struct ByteCursor {
    let bytes: [UInt8]
    var offset: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var isAtEnd: Bool { offset >= bytes.count }

    /// The byte here, or NUL at the end.
    var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// The byte some places further on, or NUL beyond the end.
    func byte(after distance: Int) -> UInt8 {
        offset + distance < bytes.count ? bytes[offset + distance] : 0
    }

    /// Moves on if the byte stands here.
    mutating func consume(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// Whether the text stands here.
    func starts(with text: StaticString) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        for place in 0..<text.utf8CodeUnitCount where bytes[offset + place] != text.utf8Start[place] { return false }
        return true
    }

    /// Moves behind all of these bytes that stand here, and tells how many they were.
    mutating func skipAll(_ byte: UInt8) -> Int {
        let start = offset
        while consume(byte) {}
        return offset - start
    }

    mutating func skipBlanks() {
        while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
    }

    /// Skips line ends, too.
    mutating func skipWhitespace() {
        while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
    }

    /// Moves to the line feed that ends this line, or to the end.
    mutating func skipToLineEnd() {
        while offset < bytes.count, bytes[offset] != .lineFeed { offset += 1 }
    }

    /// Moves behind the text, or to the end if it stands nowhere.
    mutating func skip(past text: StaticString) {
        while offset < bytes.count {
            if starts(with: text) {
                offset += text.utf8CodeUnitCount
                return
            }
            offset += 1
        }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func word(_ range: Range<Int>) -> SettingWord { SettingWord(text: text(range), range: range) }

    /// The range without blanks and line ends at both of its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isWhitespace { start += 1 }
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        return start..<end
    }

    /// The error that something else was expected here.
    func unexpected(_ expected: String) -> SettingsError {
        let found = isAtEnd ? "the end of the file" : "something else"
        return SettingsError("expected \(expected), found \(found)", at: offset, in: bytes)
    }

    func tooDeep() -> SettingsError {
        SettingsError(
            "expected at most \(SettingsFile.depthLimit) levels of nesting, found more", at: offset, in: bytes,
            isLimit: true)
    }
}
