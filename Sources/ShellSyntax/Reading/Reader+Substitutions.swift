/// Commands in words.
extension Reader {
    /// `$(…)`, `<(…)` or `>(…)`, whose first byte stands here.
    mutating func substitution(_ kind: ShellSubstitution.Kind) -> ShellWordPart {
        let start = offset
        offset = visible(from: offset + 1) + 1
        guard enter(at: start) else {
            skip(.openParenthesis, .closeParenthesis)
            let list = ShellList(statements: [], range: here)
            return .substitution(ShellSubstitution(kind: kind, list: list, range: range(from: start, holding: here)))
        }
        defer { leave() }
        let around = heredocs
        heredocs = []
        let list = list(until: .parenthesis)
        heredocs = around + heredocs
        if !consume(")") { diagnose(.unterminatedSubstitution, range(from: start)) }
        return .substitution(
            ShellSubstitution(kind: kind, list: list, range: range(from: start, holding: list.range)))
    }

    /// Backquotes: the text between them is a script once a backslash is taken from before some bytes.
    mutating func backquotes(inQuotation: Bool) -> ShellWordPart {
        let start = offset
        offset += 1
        var inner = ScriptText()
        while !isAtEnd, byte != .backquote {
            if let expansion = text.expansion(at: offset) {
                inner.append(expansion: expansion)
                offset += 1
                continue
            }
            let place = offset
            if byte == .backslash, offset + 1 < end, isEscapedInBackquotes(bytes[offset + 1], inQuotation) {
                offset += 1
            }
            offset += 1
            inner.append(bytes[offset - 1], at: text.range(place..<offset))
        }
        let innerEnd = offset
        if byte == .backquote {
            offset += 1
        } else {
            diagnose(.unterminatedSubstitution, range(from: start))
        }
        guard !inner.bytes.isEmpty, enter(at: start) else {
            let list = ShellList(statements: [], range: text.range(innerEnd..<innerEnd))
            return .substitution(
                ShellSubstitution(kind: .backquoted, list: list, range: range(from: start, holding: list.range)))
        }
        defer { leave() }
        let script = ShellScript(inner, depth: depth)
        adopt(script.diagnostics)
        return .substitution(
            ShellSubstitution(kind: .backquoted, list: script.list, range: range(from: start)))
    }

    private func isEscapedInBackquotes(_ byte: UInt8, _ inQuotation: Bool) -> Bool {
        switch byte {
        case .backquote, .backslash, .dollar: true
        case .quote: inQuotation
        default: false
        }
    }

    // MARK: Arithmetic

    /// Whether the parenthesis here begins `((…))` and not a subshell in a subshell.
    var isArithmetic: Bool { isArithmetic(at: offset) }

    private func isArithmetic(at start: Int) -> Bool {
        guard start < end, bytes[start] == .openParenthesis else { return false }
        var place = visible(from: start + 1)
        guard place < end, bytes[place] == .openParenthesis else { return false }
        var level = 1
        while place < end {
            switch bytes[place] {
            case .backslash: place += 1
            case .openParenthesis: level += 1
            case .closeParenthesis:
                level -= 1
                if level == 1 {
                    let next = visible(from: place + 1)
                    return next < end && bytes[next] == .closeParenthesis
                }
            case .quote: place = closingQuote(after: place)
            default: break
            }
            place += 1
        }
        return false
    }

    private func closingQuote(after start: Int) -> Int {
        var place = start + 1
        while place < end, bytes[place] != .quote { place += bytes[place] == .backslash ? 2 : 1 }
        return place
    }

    /// `((…))`
    mutating func arithmeticCommand() -> ShellArithmetic {
        let start = offset
        _ = consume("((")
        return arithmetic(.arithmetic, closing: "))", from: start)
    }

    private mutating func arithmetic(
        _ mode: PartsMode, closing: StaticString, from start: Int
    ) -> ShellArithmetic {
        let inner = offset
        guard enter(at: start) else {
            skip(.openParenthesis, .closeParenthesis)
            return ShellArithmetic(
                expression: ShellWord(parts: text.literals(inner..<offset), range: range(from: inner)),
                range: range(from: start))
        }
        defer { leave() }
        let parts = parts(mode)
        let expression = ShellWord(parts: parts, range: range(from: inner, holding: parts.last?.range))
        if !consume(closing) { diagnose(.unterminatedArithmetic, range(from: start)) }
        return ShellArithmetic(expression: expression, range: range(from: start, holding: expression.range))
    }

    // MARK: Dollar signs

    /// What begins with the dollar sign here, nil if it stands for itself.
    mutating func dollar(_ mode: PartsMode) -> ShellWordPart? {
        let start = offset
        let next = visible(from: offset + 1)
        guard next < end else { return nil }
        switch bytes[next] {
        case .openParenthesis:
            guard isArithmetic(at: next) else { return substitution(.command) }
            offset = visible(from: next + 1) + 1
            return .arithmetic(arithmetic(.arithmetic, closing: "))", from: start))
        case .openBracket:
            offset = next + 1
            return .arithmetic(arithmetic(.brackets, closing: "]", from: start))
        case .openBrace:
            offset = next + 1
            return .parameter(bracedParameter(from: start, in: mode))
        case .apostrophe where mode.isPlain:
            offset = next
            return escapedQuotation(from: start)
        case .quote where mode.allowsQuotations:
            offset = next
            return doubleQuotation(from: start, .translated)
        case let byte where byte.isName || byte.isSpecialParameter:
            offset = next
            return .parameter(plainParameter(from: start))
        default: return nil
        }
    }
}
