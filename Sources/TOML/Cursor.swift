/// A place in the bytes of a document that moves forward and counts lines.
struct Cursor {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            offset = 3
            lineStart = 3
        }
    }

    var isAtEnd: Bool { offset >= bytes.count }

    /// The byte here, or NUL at the end: TOML allows NUL nowhere, so the two need telling apart in messages only.
    var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// The byte some places further on, or NUL beyond the end.
    func byte(after distance: Int) -> UInt8 {
        offset + distance < bytes.count ? bytes[offset + distance] : 0
    }

    var position: Position { Position(line: line, column: offset - lineStart + 1, offset: offset) }

    /// The position of an offset on the current line.
    func position(of offset: Int) -> Position {
        Position(line: line, column: offset - lineStart + 1, offset: offset)
    }

    /// Moves on within the line.
    mutating func advance(_ count: Int = 1) {
        offset = min(offset + count, bytes.count)
    }

    /// Moves on if the byte stands here.
    mutating func consume(_ byte: UInt8) -> Bool {
        guard self.byte == byte, !isAtEnd else { return false }
        offset += 1
        return true
    }

    /// Moves on if the text, which holds no line end, stands here.
    mutating func consume(_ text: StaticString) -> Bool {
        for position in 0..<text.utf8CodeUnitCount
        where byte(after: position) != text.utf8Start[position] {
            return false
        }
        advance(text.utf8CodeUnitCount)
        return true
    }

    /// Moves past a line feed, or a carriage return with its line feed.
    mutating func consumeLineEnd() -> Bool {
        if byte == .lineFeed {
            offset += 1
        } else if byte == .carriageReturn, byte(after: 1) == .lineFeed {
            offset += 2
        } else {
            return false
        }
        line += 1
        lineStart = offset
        return true
    }

    mutating func skipBlanks() {
        while byte == .space || byte == .tab { offset += 1 }
    }

    /// The bytes from an offset up to here.
    func bytes(from start: Int) -> ArraySlice<UInt8> {
        bytes[min(start, offset)..<offset]
    }

    /// The text from an offset up to here; both stand beside ASCII characters, so no character is cut.
    func text(from start: Int) -> String {
        String(decoding: bytes(from: start), as: UTF8.self)
    }

    /// What stands here, for messages.
    var found: String {
        guard !isAtEnd else { return "the end of the file" }
        switch byte {
        case .lineFeed: return "the end of the line"
        case .carriageReturn where byte(after: 1) == .lineFeed: return "the end of the line"
        case .space: return "a space"
        case .tab: return "a tab"
        case .apostrophe: return "an apostrophe"
        default: break
        }
        let rest = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first else { return "the end of the file" }
        return scalar.phrase
    }

    /// The error that something else was expected here.
    func unexpected(_ expected: String) -> TOMLError {
        TOMLError(position, "expected \(expected), found \(found)")
    }
}

extension Unicode.Scalar {
    /// The character in apostrophes, or its number if it could upset a terminal.
    fileprivate var phrase: String {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            let digits = String(value, radix: 16, uppercase: true)
            return "the character U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        default:
            return "'\(self)'"
        }
    }
}
