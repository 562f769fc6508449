/// Strings. Source: https://toml.io/en/v1.0.0#string
extension Parser {
    mutating func anyBasicString() throws(TOMLError) -> String {
        cursor.consume("\"\"\"") ? try multiLineBasicString() : try basicString()
    }

    mutating func anyLiteralString() throws(TOMLError) -> String {
        cursor.consume("'''") ? try multiLineLiteralString() : try literalString()
    }

    /// `"text"`, from its first quote.
    mutating func basicString() throws(TOMLError) -> String {
        cursor.advance()
        var text = StringRun(at: cursor)
        while cursor.byte != .quote {
            if cursor.byte == .backslash {
                text.append(upTo: cursor)
                cursor.advance()
                text.append(try escape())
                text.restart(at: cursor)
            } else {
                try character(closing: "'\"'")
            }
        }
        let string = text.finish(at: cursor)
        cursor.advance()
        return string
    }

    /// `'text'`, from its first apostrophe.
    mutating func literalString() throws(TOMLError) -> String {
        cursor.advance()
        let start = cursor.offset
        while cursor.byte != .apostrophe { try character(closing: "an apostrophe") }
        let string = cursor.text(from: start)
        cursor.advance()
        return string
    }

    /// `"""text"""`, from behind the first three quotes.
    private mutating func multiLineBasicString() throws(TOMLError) -> String {
        _ = cursor.consumeLineEnd()
        var text = StringRun(at: cursor)
        while true {
            switch cursor.byte {
            case .quote:
                if let string = closing(.quote, of: &text) { return string }
            case .backslash:
                text.append(upTo: cursor)
                cursor.advance()
                if try !continuation() { text.append(try escape()) }
                text.restart(at: cursor)
            default:
                try lineEndOrCharacter(of: &text, closing: "'\"\"\"'")
            }
        }
    }

    /// `'''text'''`, from behind the first three apostrophes.
    private mutating func multiLineLiteralString() throws(TOMLError) -> String {
        _ = cursor.consumeLineEnd()
        var text = StringRun(at: cursor)
        while true {
            if cursor.byte == .apostrophe {
                if let string = closing(.apostrophe, of: &text) { return string }
            } else {
                try lineEndOrCharacter(of: &text, closing: "three apostrophes")
            }
        }
    }

    /// The whole string if three quotes stand here; up to two more before them belong to it.
    private mutating func closing(_ quote: UInt8, of text: inout StringRun) -> String? {
        var count = 0
        while count < 5, cursor.byte(after: count) == quote { count += 1 }
        guard count >= 3 else {
            cursor.advance(count)
            return nil
        }
        cursor.advance(count - 3)
        let string = text.finish(at: cursor)
        cursor.advance(3)
        return string
    }

    /// A character that stands for itself, or a line end, which becomes a line feed.
    private mutating func lineEndOrCharacter(
        of text: inout StringRun, closing: String
    ) throws(TOMLError) {
        guard cursor.byte == .lineFeed || cursor.byte == .carriageReturn else {
            return try character(closing: closing)
        }
        text.append(upTo: cursor)
        guard cursor.consumeLineEnd() else { throw cursor.unexpected("\(closing) or a line end") }
        text.append("\n")
        text.restart(at: cursor)
    }

    /// A byte of a character that stands for itself.
    private mutating func character(closing: String) throws(TOMLError) {
        guard !cursor.byte.isControl else { throw cursor.unexpected("\(closing) at the end of the string") }
        cursor.advance()
    }

    /// Blanks and line ends after a backslash that ends its line; false if the line goes on.
    private mutating func continuation() throws(TOMLError) -> Bool {
        switch cursor.byte {
        case .space, .tab, .lineFeed, .carriageReturn: break
        default: return false
        }
        cursor.skipBlanks()
        guard cursor.consumeLineEnd() else { throw cursor.unexpected("the end of the line after '\\'") }
        repeat { cursor.skipBlanks() } while cursor.consumeLineEnd()
        return true
    }

    /// The character of an escape, from behind its backslash.
    private mutating func escape() throws(TOMLError) -> Unicode.Scalar {
        let scalar: Unicode.Scalar
        switch cursor.byte {
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "r"): scalar = "\r"
        case .quote: scalar = "\""
        case .backslash: scalar = "\\"
        case UInt8(ascii: "u"): return try codePoint(digits: 4)
        case UInt8(ascii: "U"): return try codePoint(digits: 8)
        default: throw cursor.unexpected("one of b, t, n, f, r, u, U, '\"' and '\\' after '\\'")
        }
        cursor.advance()
        return scalar
    }

    private mutating func codePoint(digits: Int) throws(TOMLError) -> Unicode.Scalar {
        let start = cursor.position
        cursor.advance()
        var number: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = cursor.byte.digit else { throw cursor.unexpected("\(digits) hexadecimal digits") }
            number = number << 4 | UInt32(digit)
            cursor.advance()
        }
        guard let scalar = Unicode.Scalar(number) else {
            throw TOMLError(start, "expected the number of a Unicode character, found a surrogate or one out of range")
        }
        return scalar
    }
}
