/// The words of a line that may begin a heredoc: split at white space outside quotes and escapes.
///
/// BuildKit splits with the reader that expands variables, and finds no heredoc at all in a line which that reader refuses:
/// a quote or a `${` that stays open, or a `${x^^}` that it does not know. A backslash escapes, whatever the file's escape
/// character is. White space within `${…}` separates words too, unless all of it stands in double quotes.
struct HeredocWords {
    /// What the reader is inside of.
    private enum Context {
        case doubleQuote
        /// `${…`, up to `}`
        case braces
        /// `${x/…`, up to the second `/`
        case pattern
    }

    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private var open: [Context] = []
    private var quotes = 0
    private var spans: [Range<Int>] = []
    private var wordStart: Int?

    private init(_ bytes: [UInt8], in span: Range<Int>) {
        self.bytes = bytes
        offset = span.lowerBound
        end = span.upperBound
    }

    /// The words of a span, or nil if the reader refuses it.
    static func spans(of bytes: [UInt8], in span: Range<Int>) -> [Range<Int>]? {
        var reader = HeredocWords(bytes, in: span)
        return reader.read() ? reader.spans : nil
    }

    private mutating func read() -> Bool {
        while offset < end {
            guard step() else { return false }
        }
        endWord()
        return open.isEmpty
    }

    private mutating func endWord() {
        if let start = wordStart { spans.append(start..<offset) }
        wordStart = nil
    }

    private mutating func step() -> Bool {
        let byte = bytes[offset]
        if quotes == 0 {
            let space = Whitespace.count(in: bytes, at: offset, end: end)
            if space > 0 {
                endWord()
                offset += space
                return true
            }
            if wordStart == nil { wordStart = offset }
        }
        offset += 1
        if byte == .dollar { return dollar() }
        if open.last == .doubleQuote {
            if byte == .quote {
                open.removeLast()
                quotes -= 1
            } else if byte == .backslash, offset < end, [.quote, .dollar, .backslash].contains(bytes[offset]) {
                offset += 1
            }
            return true
        }
        switch byte {
        case .backslash: offset = min(offset + 1, end)
        case .quote:
            open.append(.doubleQuote)
            quotes += 1
        case .apostrophe:
            while offset < end, bytes[offset] != .apostrophe { offset += 1 }
            guard offset < end else { return false }
            offset += 1
        case .closeBrace where open.last == .braces: open.removeLast()
        case .slash where open.last == .pattern: open[open.count - 1] = .braces
        default: break
        }
        return true
    }

    /// What follows `$`.
    private mutating func dollar() -> Bool {
        guard offset < end, bytes[offset] == .openBrace else {
            skipName()
            return true
        }
        offset += 1
        guard offset < end, ![.openBrace, .closeBrace, .colon].contains(bytes[offset]) else { return false }
        skipName()
        guard offset < end else { return false }
        let operation = bytes[offset]
        offset += 1
        switch operation {
        case .closeBrace: return true
        case .colon:
            guard offset < end else { return false }
            offset += 1
            open.append(.braces)
        case .plus, .minus, .question, .hash, .percent: open.append(.braces)
        case .slash:
            if offset < end, bytes[offset] == .slash { offset += 1 }
            open.append(.pattern)
        default: return false
        }
        return true
    }

    private mutating func skipName() {
        offset = VariableName.end(in: bytes, from: offset, to: end)
    }
}
