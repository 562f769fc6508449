/// How far around a match is looked for what belongs to it.
public enum Scope: String, CaseIterable, Hashable, Sendable {
    /// The match itself.
    case match
    /// The innermost brackets around it.
    case group
    /// The call whose arguments it stands in, with what is called.
    case call
    /// The statement, with the whole chain of calls.
    case statement
    /// The innermost block of statements.
    case block
    /// The body of the function, with its head.
    case function
    case file

    /// Whether it often holds many matches.
    public var isWide: Bool { self == .block || self == .function || self == .file }
}

extension SourceFile {
    /// The tokens of a scope around a match, by their numbers.
    public func tokens(of scope: Scope, around match: CodeMatch) -> Range<Int> {
        range(of: scope, around: match.tokens)
    }

    func range(of scope: Scope, around match: Range<Int>) -> Range<Int> {
        switch scope {
        case .match: return match
        case .file: return tokens.indices
        case .group:
            guard let open = enclosingGroup(of: match.lowerBound) else { return tokens.indices }
            return open + 1..<Int(tokens[open].partner)
        case .call:
            var open = enclosingGroup(of: match.lowerBound)
            while let group = open, tokens[group].sign != UInt8(ascii: "("), work.spend(1) {
                if isBlock(group) { return range(of: .statement, around: match) }
                open = enclosingGroup(of: group)
            }
            guard let open else { return range(of: .statement, around: match) }
            return statementStart(open)..<Int(tokens[open].partner) + 1
        case .statement:
            var first = match.lowerBound
            while let group = enclosingGroup(of: first), !isBlock(group), work.spend(1) { first = group }
            return statementStart(first)..<statementEnd(max(match.upperBound, next(first)))
        case .block:
            var open = enclosingGroup(of: match.lowerBound)
            while let group = open, !isBlock(group), work.spend(1) { open = enclosingGroup(of: group) }
            guard let open else { return tokens.indices }
            return open + 1..<Int(tokens[open].partner)
        case .function:
            var open = enclosingGroup(of: match.lowerBound)
            while let group = open, work.spend(1) {
                if isBlock(group), isFunctionHead(statementStart(group)..<group) {
                    return statementStart(group)..<Int(tokens[group].partner)
                }
                open = enclosingGroup(of: group)
            }
            return tokens.indices
        }
    }

    /// Braces, or an indented block, that hold statements: not the literal of an object.
    func isBlock(_ open: Int) -> Bool {
        if tokens[open].kind == .indent { return true }
        guard tokens[open].sign == UInt8(ascii: "{") else { return false }
        guard let before = previous(open) else { return enclosingGroup(of: open) == nil }
        switch tokens[before].kind {
        case .sign:
            switch tokens[before].sign {
            case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: ";"): return true
            case UInt8(ascii: "("): return true
            // `=> {` and `-> {`
            case UInt8(ascii: ">"): return true
            default:
                if Int(tokens[before].partner) < before { return true }
                return false
            }
        case .name:
            // `return {` and `[]string{` and `Config{` are literals; `else {`, `-> Type {` and `class A {` are blocks.
            if tokens[before].hash == Self.returnHash { return false }
            if Self.blockNames.contains(tokens[before].hash) { return true }
            if language == .go || language == .rust {
                let start = statementStart(open)
                return Self.headNames.contains(tokens[start].hash)
                    || start + 1 < tokens.count && Self.headNames.contains(tokens[start + 1].hash)
            }
            return true
        case .indent: return true
        default: return false
        }
    }

    private static let returnHash = Token.hash("return".utf8)
    private static let blockNames = hashes([
        "else", "try", "do", "finally", "loop", "unsafe", "async", "defer", "select",
    ])
    private static let headNames = hashes([
        "func", "fn", "if", "for", "while", "switch", "select", "match", "impl", "trait", "mod", "pub", "struct",
        "enum", "type", "loop", "go", "defer", "async", "unsafe",
    ])
    private static let functionNames = hashes([
        "func", "fn", "def", "function", "fun", "defp", "init", "constructor", "lambda", "proc", "async",
    ])
    private static let controlNames = hashes([
        "if", "for", "while", "switch", "catch", "with", "else", "class", "do", "match", "guard", "unless", "when",
        "try", "using", "lock", "synchronized", "interface", "struct", "enum", "namespace", "module", "elif", "except",
    ])

    static func hashes(_ names: [String]) -> Set<UInt32> { Set(names.map { Token.hash($0.utf8) }) }

    /// Whether what stands in front of a block makes it the body of a function.
    private func isFunctionHead(_ head: Range<Int>) -> Bool {
        guard let first = head.first else { return false }
        var index = first
        while index < head.upperBound, work.spend(1) {
            if isName(index, among: Self.functionNames) { return true }
            // `=>`
            if isSign(index, UInt8(ascii: ">")), index > 0, isSign(index - 1, UInt8(ascii: "=")) { return true }
            index = next(index)
        }
        if isName(first, among: Self.controlNames) { return false }
        // `void send(Request r) {`
        return previous(head.upperBound).map {
            tokens[$0].sign == UInt8(ascii: "(") || tokens[head.upperBound - 1].sign == UInt8(ascii: ")")
        } ?? false
    }

    /// The first token of the statement that one stands in, within its brackets.
    func statementStart(_ index: Int) -> Int {
        var start = index
        while let before = previous(start), work.spend(1) {
            if tokens[start].startsLine, !continues(start - 1, start) { break }
            if isSign(before, UInt8(ascii: ";")) || tokens[before].kind == .indent { break }
            if isSign(before, UInt8(ascii: ",")), !isInParentheses(start) { break }
            // A block in front of it is another statement.
            if tokens[before].sign == UInt8(ascii: "{"), isBlock(before), !tokens[start].startsLine,
                !isSign(start, UInt8(ascii: "."))
            {
                break
            }
            start = before
        }
        return start
    }

    /// Behind the last token of a statement.
    func statementEnd(_ index: Int) -> Int {
        var end = index
        while end < tokens.count, work.spend(1) {
            let token = tokens[end]
            if Token.closes(token.sign), Int(token.partner) < end || token.kind == .indent { break }
            if token.sign == UInt8(ascii: ";") { break }
            if token.startsLine, end > 0, !continues(end - 1, end) { break }
            end = next(end)
        }
        return min(end, tokens.count)
    }

    private func isInParentheses(_ index: Int) -> Bool {
        enclosingGroup(of: index).map { tokens[$0].sign == UInt8(ascii: "(") } ?? false
    }

    /// Whether a line goes on: in parentheses, behind an operator or in front of one.
    func continues(_ before: Int, _ index: Int) -> Bool {
        if let group = enclosingGroup(of: index), tokens[group].sign != UInt8(ascii: "{") { return true }
        let (last, first) = (tokens[before], tokens[index])
        if first.kind == .sign, Self.continuing.contains(first.sign) { return true }
        return last.kind == .sign && Self.expecting.contains(last.sign)
    }

    private static let continuing: Set<UInt8> = Set(".?:+-*/%&|=<>,".utf8)
    private static let expecting: Set<UInt8> = Set("=+-*/%&|<,.?([:".utf8)
}
