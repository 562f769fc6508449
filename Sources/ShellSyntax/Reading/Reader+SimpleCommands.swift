/// Simple commands and functions that begin like one.
extension Reader {
    /// Nil where neither a word nor a redirection begins.
    mutating func simpleCommand() -> ShellNode? {
        let start = offset
        var assignments: [ShellAssignment] = []
        var words: [ShellWord] = []
        var redirections: [ShellRedirection] = []
        if let found = reservedWord(at: offset), let closer = Closers(reserved: found.word),
            closers.isDisjoint(with: closer)
        {
            diagnose(.unexpected(found.word), text.range(offset..<found.end))
        }
        var last = offset
        while !isAtEnd {
            skipBlanks()
            let place = offset
            if let redirection = redirection() {
                redirections.append(redirection)
            } else if byte == .openParenthesis {
                if let function = functionDefinition(words, from: start, isAlone: assignments.isEmpty) {
                    return function
                }
                diagnose(.unexpected("("), here)
                offset += 1
                skip(.openParenthesis, .closeParenthesis)
            } else if byte == .hash, place > last || place == start {
                break
            } else if words.isEmpty, let assignment = assignment() {
                assignments.append(assignment)
            } else if let word = word(isDeclaration: words.first?.isDeclaration ?? false) {
                words.append(word)
            } else {
                break
            }
            last = offset
        }
        guard last > start else {
            offset = start
            return nil
        }
        offset = last
        let own = range(from: start, holding: redirections.last?.range)
        let command = ShellSimpleCommand(assignments: assignments, words: words, range: own)
        return ShellNode(content: .simple(command), redirections: redirections, range: own)
    }

    /// `name() …`, whose parenthesis stands here.
    private mutating func functionDefinition(_ words: [ShellWord], from start: Int, isAlone: Bool) -> ShellNode? {
        guard isAlone, words.count == 1, let name = words.first?.literal else { return nil }
        let place = offset
        _ = consume("(")
        skipBlanks()
        guard consume(")"), enter(at: start) else {
            offset = place
            return nil
        }
        defer { leave() }
        let body = functionBody()
        return ShellNode(
            content: .function(ShellFunction(name: name, body: body)), redirections: [],
            range: range(from: start, holding: body.range))
    }

    // MARK: Assignments

    /// `name=value`, `name+=value` or `name[element]=value`, nil if another word stands here.
    private mutating func assignment() -> ShellAssignment? {
        guard byte.isNameStart else { return nil }
        let start = offset
        var name: [UInt8] = []
        var place = offset
        while place < end, bytes[place].isName {
            name.append(bytes[place])
            place = visible(from: place + 1)
        }
        offset = place
        var element: ShellWord?
        if byte == .openBracket {
            guard let close = elementEnd(), close + 1 < end,
                bytes[close + 1] == .equals
                    || (bytes[close + 1] == .plus && close + 2 < end && bytes[close + 2] == .equals)
            else {
                offset = start
                return nil
            }
            offset += 1
            let elementStart = offset
            let parts = parts(.element)
            element = ShellWord(parts: parts, range: range(from: elementStart))
            if byte == .closeBracket { offset += 1 }
        }
        let isAppending = consume("+=")
        guard isAppending || consume("=") else {
            offset = start
            return nil
        }
        let value = assignedValue()
        return ShellAssignment(
            name: String(decoding: name, as: UTF8.self), element: element, isAppending: isAppending, value: value,
            range: range(from: start, holding: value.range))
    }

    /// Where the bracket that is open here is closed on the same line, nil if it is not: then it begins a pattern.
    private func elementEnd() -> Int? {
        var level = 0
        var place = offset
        while place < end, place - offset < 1024, lineEnd(at: place) == nil {
            switch bytes[place] {
            case .openBracket: level += 1
            case .closeBracket:
                level -= 1
                if level == 0 { return place }
            case .backslash: place += 1
            case .semicolon, .ampersand: return nil
            default: break
            }
            place += 1
        }
        return nil
    }

    /// The word or the array behind an equals sign; neither has to be there.
    private mutating func assignedValue() -> ShellWord {
        let start = offset
        guard visible(from: offset) < end, bytes[visible(from: offset)] == .openParenthesis else {
            return word() ?? ShellWord(parts: [], range: here)
        }
        offset = visible(from: offset)
        let part = array()
        return ShellWord(parts: [part], range: range(from: start, holding: part.range))
    }

    /// `( … )` behind `name=`.
    mutating func array() -> ShellWordPart {
        let start = offset
        offset += 1
        guard enter(at: start) else {
            skip(.openParenthesis, .closeParenthesis)
            return .array([], range: range(from: start))
        }
        defer { leave() }
        var words: [ShellWord] = []
        while true {
            skipLines()
            if byte == .closeParenthesis {
                offset += 1
                break
            }
            guard !isAtEnd else {
                diagnose(.missing(")"), range(from: start))
                break
            }
            if let word = word() {
                words.append(word)
            } else {
                diagnose(.unexpected(String(Unicode.Scalar(byte))), here)
                offset += 1
            }
        }
        return .array(words, range: range(from: start, holding: words.last?.range))
    }
}

extension ShellWord {
    /// Whether a command of this name takes assignments as its arguments, arrays among them.
    var isDeclaration: Bool {
        switch literal {
        case "declare", "export", "local", "readonly", "typeset", "alias", "eval": true
        default: false
        }
    }
}
