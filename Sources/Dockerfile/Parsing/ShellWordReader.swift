/// Splits ENV, LABEL and ARG into words: blanks separate, quotes and the escape character hold together.
struct ShellWordReader {
    /// A word, and the first `=` in it.
    struct Token {
        var span: Range<Int>
        var equals: Int?
    }

    let bytes: [UInt8]
    let escape: Escape

    /// The words of a span; quotes and escapes stay in them.
    func tokens(in span: Range<Int>) -> [Token] {
        var tokens: [Token] = []
        var offset = span.lowerBound
        while offset < span.upperBound {
            let space = Whitespace.count(in: bytes, at: offset, end: span.upperBound)
            if space > 0 {
                offset += space
                continue
            }
            let token = token(from: offset, to: span.upperBound)
            tokens.append(token)
            offset = token.span.upperBound
        }
        return tokens
    }

    private func token(from start: Int, to end: Int) -> Token {
        var offset = start
        var quote: UInt8?
        var equals: Int?
        while offset < end {
            let byte = bytes[offset]
            if byte == .equals, equals == nil { equals = offset }
            if let open = quote {
                if byte == open {
                    quote = nil
                } else if byte == escape.rawValue, open != .apostrophe {
                    offset += 1
                }
            } else if byte == escape.rawValue {
                offset += 1
                if offset < end, bytes[offset] == .equals, equals == nil { equals = offset }
            } else if byte == .quote || byte == .apostrophe {
                quote = byte
            } else if Whitespace.count(in: bytes, at: offset, end: end) > 0 {
                break
            }
            offset += 1
        }
        return Token(span: start..<min(offset, end), equals: equals)
    }
}
