/// A JSON list of strings, or why a text is none.
enum JSONList {
    /// A string of the list: its value, and where it stands with its quotes.
    struct Element: Equatable {
        var value: [UInt8]
        var span: Range<Int>
    }

    /// A list of strings; the text holds nothing else.
    case strings([Element])
    /// A list with something else than strings.
    case others
    /// No JSON list.
    case none

    /// Reads a span as a list.
    init(_ bytes: [UInt8], in span: Range<Int>) {
        var reader = JSONReader(bytes, in: span)
        reader.skipSpace()
        guard reader.consume(.openBracket) else {
            self = .none
            return
        }
        var elements: [Element] = []
        var holdsOthers = false
        reader.skipSpace()
        if !reader.consume(.closeBracket) {
            repeat {
                reader.skipSpace()
                let start = reader.offset
                if reader.byte == .quote {
                    guard let value = reader.string() else {
                        self = .none
                        return
                    }
                    elements.append(Element(value: value, span: start..<reader.offset))
                } else {
                    guard reader.skipValue() else {
                        self = .none
                        return
                    }
                    holdsOthers = true
                }
                reader.skipSpace()
            } while reader.consume(.comma)
            guard reader.consume(.closeBracket) else {
                self = .none
                return
            }
        }
        reader.skipSpace()
        guard reader.isAtEnd else {
            self = .none
            return
        }
        self = holdsOthers ? .others : .strings(elements)
    }

    /// Whether a text that is no JSON list was meant as one: single quotes, a comma too many, something behind it.
    ///
    /// A shell has brackets of its own, `[ "$a" ] && b`: a list has no blank behind the bracket or a comma behind its first string.
    static func isMeant(_ bytes: [UInt8], in span: Range<Int>, kind: InstructionKind) -> Bool {
        guard let first = span.first, bytes[first] == .openBracket, let last = span.last else { return false }
        if kind != .run, bytes[last] == .closeBracket { return true }
        var offset = first + 1
        while offset < span.upperBound, bytes[offset].isSpace { offset += 1 }
        guard offset < span.upperBound, bytes[offset] == .quote || bytes[offset] == .apostrophe else { return false }
        let quote = bytes[offset]
        let hasBlank = offset > first + 1
        offset += 1
        while offset < span.upperBound, bytes[offset] != quote {
            offset += bytes[offset] == .backslash ? 2 : 1
        }
        offset += 1
        while offset < span.upperBound, bytes[offset].isSpace { offset += 1 }
        guard offset < span.upperBound else { return kind != .run }
        return bytes[offset] == .comma || (bytes[offset] == .closeBracket && !hasBlank)
    }
}
