/// Commands of any kind.
extension Reader {
    /// The command that begins here, nil if none does.
    mutating func command() -> ShellNode? {
        let start = offset
        guard let opening = compoundOpening() else { return simpleCommand() }
        guard enter(at: start) else {
            if opening == "(" || opening == "((" {
                _ = consume("(")
                skip(.openParenthesis, .closeParenthesis)
                let list = ShellList(statements: [], range: here)
                return ShellNode(content: .subshell(list), redirections: [], range: range(from: start))
            }
            return simpleCommand()
        }
        defer { leave() }
        let content = compound(opening)
        var redirections: [ShellRedirection] = []
        var last = offset
        while true {
            skipBlanks()
            guard let redirection = redirection() else { break }
            redirections.append(redirection)
            last = offset
        }
        offset = max(last, min(offset, last))
        return ShellNode(
            content: content, redirections: redirections,
            range: range(from: start, holding: redirections.last?.range))
    }

    /// What a compound command begins with, nil before a simple one.
    private func compoundOpening() -> String? {
        if byte == .openParenthesis { return isArithmetic ? "((" : "(" }
        guard let (word, _) = reservedWord(at: offset) else { return nil }
        switch word {
        case "if", "for", "while", "until", "case", "select", "function", "coproc", "{", "[[": return word
        default: return nil
        }
    }

    private mutating func compound(_ opening: String) -> ShellNode.Content {
        let start = offset
        switch opening {
        case "((":
            return .arithmetic(arithmeticCommand())
        case "(":
            _ = consume("(")
            let list = body(until: .parenthesis)
            if !consume(")") { diagnose(.missing(")"), range(from: start)) }
            return .subshell(list)
        case "{":
            _ = consume(reserved: "{")
            let list = body(until: .brace)
            close("}", from: start)
            return .group(list)
        case "if": return .choice(choice())
        case "while", "until": return .loop(conditionLoop(opening))
        case "for", "select": return .loop(nameLoop(opening))
        case "case": return .selection(selection())
        case "function": return .function(function())
        case "coproc": return coprocess()
        default: return .test(test())
        }
    }

    /// Moves past the reserved word that ends a compound command, or diagnoses that it is missing.
    mutating func close(_ word: String, from start: Int) {
        skipLines()
        if !consume(reserved: word) { diagnose(.missing(word), range(from: start)) }
    }

    // MARK: Functions and coprocesses

    private mutating func function() -> ShellFunction {
        _ = consume(reserved: "function")
        skipBlanks()
        let start = offset
        let word = word()
        if word == nil { diagnose(.missingName, here) }
        let name = text.string(start..<offset)
        skipBlanks()
        if consume("(") {
            skipBlanks()
            if !consume(")") { diagnose(.missing(")"), here) }
        }
        return ShellFunction(name: name, body: functionBody())
    }

    /// The body behind the parentheses of a function.
    mutating func functionBody() -> ShellNode {
        skipLines()
        if let node = command() { return node }
        diagnose(.missingCommand, here)
        return .missing(here)
    }

    private mutating func coprocess() -> ShellNode.Content {
        _ = consume(reserved: "coproc")
        skipBlanks()
        let start = offset
        var name: String?
        if byte.isNameStart, compoundOpening() == nil {
            while byte.isName { offset += 1 }
            let candidate = text.string(start..<offset)
            skipBlanks()
            if offset > start + candidate.utf8.count, compoundOpening() != nil {
                name = candidate
            } else {
                offset = start
            }
        }
        if let node = command() { return .coprocess(name: name, node) }
        diagnose(.missingCommand, here)
        return .coprocess(name: name, .missing(here))
    }

    // MARK: Conditions

    /// `[[ … ]]` with its operators as words.
    private mutating func test() -> [ShellWord] {
        let start = offset
        _ = consume(reserved: "[[")
        var words: [ShellWord] = []
        while true {
            skipLines()
            if isAtEnd {
                diagnose(.missing("]]"), range(from: start))
                return words
            }
            if consume(reserved: "]]") { return words }
            if words.last?.isLiteral("=~") == true, let expression = testExpression() {
                words.append(expression)
            } else if let word = testOperator() ?? word() {
                words.append(word)
            } else {
                diagnose(.unexpected(";"), here)
                offset += 1
            }
        }
    }

    private mutating func testOperator() -> ShellWord? {
        guard !stands("<("), !stands(">(") else { return nil }
        for token in ["&&", "||", "(", ")", "<", ">"] as [StaticString] {
            let start = offset
            if consume(token) { return ShellWord(parts: text.literals(start..<offset), range: range(from: start)) }
        }
        return nil
    }

    /// A regular expression, in which parentheses and bars are no operators.
    private mutating func testExpression() -> ShellWord? {
        let start = offset
        let parts = parts(.expression)
        return offset > start ? ShellWord(parts: parts, range: range(from: start)) : nil
    }
}

extension ShellNode {
    /// In the place of a command that is not there.
    static func missing(_ range: Range<Int>) -> ShellNode {
        ShellNode(
            content: .simple(ShellSimpleCommand(assignments: [], words: [], range: range)), redirections: [],
            range: range)
    }
}
