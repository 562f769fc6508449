/// The words of a Caddyfile. Source: https://caddyserver.com/docs/caddyfile/concepts#tokens-and-quotes
struct CaddyLexer {
    private(set) var cursor: ByteCursor
    private var beginsLine = true
    /// Whether a mark has no end: looking for that of each would take time by the square.
    private var hasOpenHeredoc = false

    init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

    /// The next word, or nil at the end of the file.
    mutating func next() -> CaddyToken? {
        while !cursor.isAtEnd {
            switch cursor.byte {
            case .lineFeed:
                beginsLine = true
                cursor.offset += 1
            case .space, .tab, .carriageReturn, 0x0B, 0x0C: cursor.offset += 1
            case .backslash where endsLine: cursor.offset += cursor.byte(after: 1) == .lineFeed ? 2 : 3
            case .hash: cursor.skipToLineEnd()
            default:
                let start = cursor.offset
                let (text, isQuoted) = quoted() ?? heredoc() ?? bare()
                defer { beginsLine = false }
                let word = SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<cursor.offset)
                return CaddyToken(word: word, isQuoted: isQuoted, beginsLine: beginsLine)
            }
        }
        return nil
    }

    /// Whether the backslash here is the last of its line.
    private var endsLine: Bool {
        cursor.byte(after: 1) == .lineFeed
            || (cursor.byte(after: 1) == .carriageReturn && cursor.byte(after: 2) == .lineFeed)
    }

    private mutating func bare() -> ([UInt8], Bool) {
        var text: [UInt8] = []
        while !cursor.isAtEnd, !cursor.byte.isWhitespace {
            if cursor.byte == .backslash, endsLine { break }
            text.append(cursor.byte)
            cursor.offset += 1
        }
        return (text, false)
    }

    /// A text in quotes or backquotes, which may go on over lines.
    private mutating func quoted() -> ([UInt8], Bool)? {
        let quote = cursor.byte
        guard quote == .quote || quote == .backquote else { return nil }
        cursor.offset += 1
        var text: [UInt8] = []
        while !cursor.isAtEnd, cursor.byte != quote {
            let isEscape = quote == .quote && cursor.byte == .backslash && cursor.offset + 1 < cursor.bytes.count
            if isEscape {
                if cursor.byte(after: 1) != .quote { text.append(.backslash) }
                cursor.offset += 1
            }
            text.append(cursor.byte)
            cursor.offset += 1
        }
        _ = cursor.consume(quote)
        return (text, true)
    }

    /// `<<MARK`, lines, and the mark; nil where no line ends it.
    private mutating func heredoc() -> ([UInt8], Bool)? {
        guard !hasOpenHeredoc, cursor.starts(with: "<<") else { return nil }
        var look = cursor
        look.offset += 2
        guard let mark = Heredoc.mark(&look) else { return nil }
        guard let body = Heredoc.read(&look, mark: mark, dedents: true) else {
            hasOpenHeredoc = true
            return nil
        }
        cursor = look
        return (body, true)
    }
}
