/// Lists, statements and pipelines.
extension Reader {
    /// Statements up to what ends the list, which is not read.
    mutating func list(until own: Closers) -> ShellList {
        let around = closers
        // Parentheses hide what is around them; a reserved word ends all lists up to the one it belongs to.
        closers = own.contains(.parenthesis) ? own : own.union(around)
        defer { closers = around }
        let start = offset
        var statements: [ShellStatement] = []
        while true {
            skipLines()
            if isAtEnd || isAtCloser { break }
            if skipStray() { continue }
            if let statement = statement() { statements.append(statement) }
        }
        return ShellList(
            statements: statements, range: range(from: start, holding: statements.last?.range))
    }

    /// A list that must not be empty.
    mutating func body(until closers: Closers) -> ShellList {
        let list = list(until: closers)
        if list.statements.isEmpty { diagnose(.missingCommand, here) }
        return list
    }

    private var isAtCloser: Bool {
        switch byte {
        case .closeParenthesis: return closers.contains(.parenthesis)
        case .semicolon: return closers.contains(.clause) && (stands(";;") || stands(";&"))
        default:
            guard let found = reservedWord(at: offset), let closer = Closers(reserved: found.word) else { return false }
            return !closers.isDisjoint(with: closer)
        }
    }

    /// Moves past an operator that no statement can begin with.
    private mutating func skipStray() -> Bool {
        for token in Self.strayTokens {
            guard let place = end(of: token) else { continue }
            diagnose(.unexpected("\(token)"), text.range(offset..<place))
            offset = place
            return true
        }
        return false
    }

    private static let strayTokens: [StaticString] = [";;&", ";;", ";&", ";", "&&", "&", "||", "|", ")"]

    // MARK: Statements

    private mutating func statement() -> ShellStatement? {
        let start = offset
        var pipelines: [ShellPipeline] = []
        var connections: [ShellStatement.Connection] = []
        while true {
            guard let pipeline = pipeline() else {
                diagnose(.missingCommand, here)
                if connections.count == pipelines.count, !connections.isEmpty { connections.removeLast() }
                break
            }
            pipelines.append(pipeline)
            skipBlanks()
            if consume("&&") {
                connections.append(.and)
            } else if consume("||") {
                connections.append(.or)
            } else {
                break
            }
            skipLines()
        }
        guard !pipelines.isEmpty else {
            // Nothing can begin with this byte: it is left out, so that the reading goes on.
            if !isAtEnd, offset == start { offset += 1 }
            return nil
        }
        let last = pipelines.last?.range
        let first = pipelines.first?.range ?? here
        return ShellStatement(
            pipelines: pipelines, connections: connections, isBackground: separator(),
            range: first.lowerBound..<max(first.upperBound, last?.upperBound ?? 0))
    }

    /// Moves past what ends a statement; true if it is `&`.
    private mutating func separator() -> Bool {
        skipBlanksAndComment()
        if stands(";;") || stands(";&") { return false }
        if consume(";") { return false }
        if stands("&"), !stands("&&") { return consume("&") }
        if isAtEnd || lineEnd(at: offset) != nil || isAtCloser || byte == .closeParenthesis { return false }
        // A command stands right behind a compound one.
        diagnose(.unexpected(String(Unicode.Scalar(byte < 0x80 ? byte : .question))), here)
        return false
    }

    // MARK: Pipelines

    /// Nil where no command begins.
    private mutating func pipeline() -> ShellPipeline? {
        let start = offset
        var isNegated = false
        var isTimed = false
        while true {
            if consume(reserved: "!") || (byte == .bang && byte(after: 1) == .openParenthesis && consume("!")) {
                isNegated.toggle()
            } else if !isTimed, consume(reserved: "time") {
                isTimed = true
                skipBlanks()
                if stands("-p"), endsWord(at: offset + 2) { offset += 2 }
            } else {
                break
            }
            skipBlanks()
        }
        let head = offset
        var commands: [ShellNode] = []
        var pipesErrors = false
        while true {
            guard let command = command() else {
                // `!` and `time` may stand alone.
                if commands.isEmpty, offset == head, head > start { break }
                if commands.isEmpty { return nil }
                diagnose(.missingCommand, here)
                break
            }
            commands.append(command)
            skipBlanks()
            if consume("|&") {
                pipesErrors = true
            } else if stands("||") || !consume("|") {
                break
            }
            skipLines()
        }
        let own = text.range(start..<max(start + 1, min(head, offset)))
        let last = commands.last?.range.upperBound ?? own.upperBound
        let first = head > start ? own.lowerBound : commands.first?.range.lowerBound ?? own.lowerBound
        return ShellPipeline(
            commands: commands, isNegated: isNegated, isTimed: isTimed, pipesErrors: pipesErrors,
            range: first..<max(first, last))
    }
}
