/// Words and their parts.
extension Reader {
    /// The word that begins here, nil if none does.
    mutating func word(isDeclaration: Bool = false) -> ShellWord? {
        let start = offset
        var parts = parts(.word)
        if isDeclaration, byte == .openParenthesis, offset > start, bytes[offset - 1] == .equals {
            parts.append(array())
        }
        guard offset > start else { return nil }
        return ShellWord(parts: parts, range: range(from: start, holding: parts.last?.range))
    }

    /// The parts up to where the mode ends, which is not read.
    mutating func parts(_ mode: PartsMode) -> [ShellWordPart] {
        var found: [ShellWordPart] = []
        var run = offset
        var level = 0
        var isLineStart = mode.stripsTabs
        while !isAtEnd {
            if isLineStart, byte == .tab {
                found += text.literals(run..<offset)
                while byte == .tab { offset += 1 }
                run = offset
                isLineStart = false
                continue
            }
            isLineStart = mode.stripsTabs && byte == .lineFeed
            if ends(mode, &level) { break }
            let place = offset
            guard let parts = special(mode) else {
                offset += 1
                continue
            }
            found += text.literals(run..<place)
            found += parts
            run = offset
            isLineStart = mode.stripsTabs && bytes[offset - 1] == .lineFeed
        }
        found += text.literals(run..<offset)
        return found
    }

    private func ends(_ mode: PartsMode, _ level: inout Int) -> Bool {
        switch mode.end {
        case .text: return false
        case .word:
            guard endsWord(at: offset) else { return false }
            return !stands("<(") && !stands(">(")
        case .expression:
            switch byte {
            case .openParenthesis: level += 1
            case .closeParenthesis:
                if level == 0 { return true }
                level -= 1
            default: return level == 0 && (byte.isBlank || lineEnd(at: offset) != nil)
            }
            return false
        case .byte(let closing, let opening):
            if byte == closing {
                if level == 0 { return true }
                level -= 1
            } else if byte == opening {
                level += 1
            }
            return false
        }
    }

    /// What stands here if it is more than a byte that stands for itself.
    private mutating func special(_ mode: PartsMode) -> [ShellWordPart]? {
        switch byte {
        case .backslash: return escape(mode)
        case .dollar: return dollar(mode).map { [$0] }
        case .backquote: return [backquotes(inQuotation: !mode.isPlain && mode.escapesQuote)]
        case .apostrophe where mode.isPlain: return [singleQuotation()]
        case .quote where mode.allowsQuotations: return [doubleQuotation(from: offset, .double)]
        case .less, .greater:
            guard mode.end == .word, stands(byte == .less ? "<(" : ">(") else { return nil }
            let kind: ShellSubstitution.Kind = byte == .less ? .processOutput : .processInput
            return [substitution(kind)]
        case .question, .asterisk, .plus, .at, .bang:
            guard mode.end == .word, byte(after: 1) == .openParenthesis else { return nil }
            return alternatives()
        case 0:
            guard let expansion = text.expansion(at: offset) else { return nil }
            offset += 1
            return [expansion]
        default: return nil
        }
    }

    /// A backslash: with a line end it is nothing, with a byte that it escapes a literal.
    private mutating func escape(_ mode: PartsMode) -> [ShellWordPart]? {
        if let count = continuation(at: offset) {
            offset += count
            return []
        }
        guard offset + 1 < end, text.expansion(at: offset + 1) == nil, mode.escapes(bytes[offset + 1]) else {
            // The byte that follows is no end of the stretch, as it would have been escaped.
            if offset + 1 < end, bytes[offset + 1] == .backslash {
                let start = offset
                offset += 2
                return text.literals(start..<offset)
            }
            return nil
        }
        let start = offset
        offset += 2
        // All bytes of a character stay together.
        while offset < end, bytes[offset] & 0xC0 == 0x80, bytes[offset - 1] >= 0x80 { offset += 1 }
        return [
            .literal(
                ShellLiteral(
                    text: text.string((start + 1)..<offset), range: range(from: start), isEscaped: true))
        ]
    }

    /// `@(a|b)` and its like: one pattern, for which bash needs `extglob`.
    private mutating func alternatives() -> [ShellWordPart] {
        let start = offset
        offset += 2
        guard enter(at: start) else {
            skip(.openParenthesis, .closeParenthesis)
            return text.literals(start..<offset)
        }
        defer { leave() }
        let opening = text.literals(start..<offset)
        let inner = parts(.alternatives)
        let closing = offset
        if byte == .closeParenthesis {
            offset += 1
        } else {
            diagnose(.missing(")"), range(from: start))
        }
        return opening + inner + text.literals(closing..<offset)
    }
}
