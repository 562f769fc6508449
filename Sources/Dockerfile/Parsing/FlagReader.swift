/// Reads the flags before the first other word of an instruction.
///
/// Quotes are removed and a backslash escapes, whatever the file's escape character is. `--` alone ends the flags.
struct FlagReader {
    private let words: WordMaker
    private let kind: InstructionKind
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var flags: [Flag] = []
    private var seen: Set<String> = []

    init(_ words: WordMaker, of kind: InstructionKind) {
        self.words = words
        self.kind = kind
    }

    /// Reads flags from a span; gives the offset of what follows.
    mutating func read(_ span: Range<Int>) -> Int {
        let bytes = words.bytes
        var offset = span.lowerBound
        while true {
            while offset < span.upperBound, bytes[offset].isSpace { offset += 1 }
            guard offset + 1 < span.upperBound, bytes[offset] == .minus, bytes[offset + 1] == .minus else {
                return offset
            }
            let token = token(from: offset, to: span.upperBound)
            offset = token.end
            if token.value.count == 2 { return offset }
            add(token)
        }
    }

    /// A flag with its quotes removed.
    private struct Token {
        var start: Int
        var end: Int
        var value: [UInt8] = []
        /// Where the first `=` stands in the value and in the text.
        var equals: (value: Int, text: Int)?
    }

    private func token(from start: Int, to end: Int) -> Token {
        let bytes = words.bytes
        var token = Token(start: start, end: start)
        var quote: UInt8?
        var offset = start
        while offset < end {
            var byte = bytes[offset]
            if quote == nil, byte.isSpace { break }
            if let open = quote, byte == open {
                quote = nil
            } else if quote == nil, byte == .quote || byte == .apostrophe {
                quote = byte
            } else {
                let place = offset
                if byte == .backslash {
                    offset += 1
                    if offset == end { break }
                    byte = bytes[offset]
                }
                if byte == .equals, token.equals == nil { token.equals = (token.value.count, place) }
                token.value.append(byte)
            }
            offset += 1
        }
        token.end = offset
        return token
    }

    private mutating func add(_ token: Token) {
        let nameEnd = token.equals?.text ?? token.end
        let nameBytes = Array(token.value[2..<(token.equals?.value ?? token.value.count)])
        let name = words.word(nameBytes, at: min(token.start + 2, nameEnd)..<nameEnd)
        var value: Word?
        if let equals = token.equals {
            value = words.word(Array(token.value[(equals.value + 1)...]), at: equals.text + 1..<token.end)
        }
        let range = words.text.sourceRange(of: token.start..<token.end)
        let shape = KnownFlags.shape(of: name.value, in: kind)
        flags.append(Flag(name: name, value: value, range: range, isKnown: shape != nil))
        let isRepeated = !seen.insert(name.value).inserted
        switch shape {
        case nil:
            diagnostics.append(Diagnostic(.unknownFlag, name.range, subject: name.value))
            return
        case .boolean:
            if let value, !["true", "false"].contains(value.value.lowercased()) {
                diagnostics.append(Diagnostic(.invalidFlagValue, range, subject: name.value))
            }
        case .text, .list:
            if value == nil { diagnostics.append(Diagnostic(.invalidFlagValue, range, subject: name.value)) }
        }
        if isRepeated, shape != .list { diagnostics.append(Diagnostic(.duplicateFlag, range, subject: name.value)) }
    }
}
