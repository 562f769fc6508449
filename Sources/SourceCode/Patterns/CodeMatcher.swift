/// Looks for one pattern in one file.
struct CodeMatcher {
    let file: SourceFile
    let pattern: CodePattern
    /// Whether a variable may stand for some tokens.
    let holds: (Int, Range<Int>) -> Bool
    private var bindings: [Range<Int>?]
    /// What is left of the work that one try may cost.
    private var steps = 0

    private static let stepLimit = 4000
    /// The tokens of one expression.
    private static let longestExpression = 400

    init(
        _ pattern: CodePattern, in file: SourceFile, bindings: [Range<Int>?] = [],
        holds: @escaping (Int, Range<Int>) -> Bool
    ) {
        self.pattern = pattern
        self.file = file
        self.holds = holds
        self.bindings = bindings
    }

    /// The match that begins with a token, which is a bracket, a word or a sign.
    mutating func match(at start: Int) -> CodeMatch? {
        guard mayBegin(at: start) else { return nil }
        let given = bindings
        defer { bindings = given }
        bindings += Array(repeating: nil, count: max(0, pattern.variables.count - bindings.count))
        steps = Self.stepLimit
        let limit = file.enclosingGroup(of: start).map { Int(file.tokens[$0].partner) } ?? file.tokens.count
        guard let end = match(pattern.elements[...], at: start, limit: limit, mustEnd: false) else { return nil }
        return CodeMatch(tokens: start..<end, bindings: bindings)
    }

    /// A name is not the member of something, nor just being declared.
    private func mayBegin(at start: Int) -> Bool {
        guard start > 0, case .sign = file.tokens[start].kind else { return mayBeginWithName(at: start) }
        return true
    }

    private func mayBeginWithName(at start: Int) -> Bool {
        guard start > 0, file.tokens[start].kind == .name else { return true }
        let before = file.tokens[start - 1]
        if before.kind == .sign {
            if before.sign == UInt8(ascii: ".") { return start > 2 && file.isSign(start - 2, UInt8(ascii: ".")) }
            // `->`
            return
                !(before.sign == UInt8(ascii: ">") && start > 1 && file.isSign(start - 2, UInt8(ascii: "-"))
                && file.language == .php)
        }
        return !file.isName(start - 1, among: Self.declaring)
    }

    private static let declaring = SourceFile.hashes([
        "function", "def", "func", "fn", "fun", "class", "interface", "struct",
    ])

    /// - Returns: behind the match.
    private mutating func match(
        _ elements: ArraySlice<CodePattern.Element>, at index: Int, limit: Int, mustEnd: Bool
    ) -> Int? {
        steps -= 1
        guard steps > 0, file.work.spend(1) else { return nil }
        guard let element = elements.first else { return mustEnd && !isEnd(index, limit) ? nil : index }
        let rest = elements.dropFirst()
        switch element {
        case .ellipsis:
            // What stands behind it decides where it ends: nearest first.
            if rest.isEmpty { return mustEnd ? limit : index }
            var start = index
            while start <= limit {
                let saved = bindings
                if let end = match(rest, at: start, limit: limit, mustEnd: mustEnd) { return end }
                bindings = saved
                guard start < limit, steps > 0 else { return nil }
                start = file.next(start)
            }
            return nil
        case .itemStart:
            guard index == 0 || file.tokens[index - 1].sign == UInt8(ascii: ",") || file.opensGroup(index - 1) else {
                return nil
            }
            return match(rest, at: index, limit: limit, mustEnd: mustEnd)
        case .itemEnd:
            guard index == limit || file.isSign(index, UInt8(ascii: ",")) else { return nil }
            return match(rest, at: index, limit: limit, mustEnd: mustEnd)
        case .variable(let number): return matchVariable(number, rest, at: index, limit: limit, mustEnd: mustEnd)
        case .name(let number):
            guard index < limit, file.tokens[index].kind == .name else { return nil }
            if let bound = bindings[number] {
                guard isSame(bound, index..<index + 1) else { return nil }
            } else {
                guard holds(number, index..<index + 1) else { return nil }
                bindings[number] = index..<index + 1
            }
            return match(rest, at: index + 1, limit: limit, mustEnd: mustEnd)
        case .group(let open, let inner):
            guard index < limit, file.tokens[index].sign == open, file.opensGroup(index) else { return nil }
            let close = Int(file.tokens[index].partner)
            guard match(inner[...], at: index + 1, limit: close, mustEnd: true) != nil else { return nil }
            return match(rest, at: close + 1, limit: limit, mustEnd: mustEnd)
        case .word, .oneOf, .string, .sign:
            guard index < limit, matches(element, index) else {
                // A comma that only closes a list may be left out, or stand there.
                return nil
            }
            return match(rest, at: index + 1, limit: limit, mustEnd: mustEnd)
        }
    }

    /// The end of brackets, or a last comma in front of it.
    private func isEnd(_ index: Int, _ limit: Int) -> Bool {
        if index == limit { return true }
        return index + 1 == limit
            && (file.isSign(index, UInt8(ascii: ",")) || file.isSign(index, UInt8(ascii: ";")))
    }

    private func matches(_ element: CodePattern.Element, _ index: Int) -> Bool {
        let token = file.tokens[index]
        switch element {
        case .sign(let sign): return token.kind == .sign && token.sign == sign
        case .word(let word): return isWord(token, word, index)
        case .oneOf(let words): return words.contains { isWord(token, $0, index) }
        case .string(let word):
            return token.kind == .string && token.hash == word.hash && file.text(index).elementsEqual(word.bytes)
        default: return false
        }
    }

    private func isWord(_ token: Token, _ word: CodePattern.Word, _ index: Int) -> Bool {
        (token.kind == .name || token.kind == .number) && token.hash == word.hash
            && file.text(index).elementsEqual(word.bytes)
    }

    private mutating func matchVariable(
        _ number: Int, _ rest: ArraySlice<CodePattern.Element>, at index: Int, limit: Int, mustEnd: Bool
    ) -> Int? {
        if let bound = bindings[number] {
            guard index + bound.count <= limit, isSame(bound, index..<index + bound.count) else { return nil }
            return match(rest, at: index + bound.count, limit: limit, mustEnd: mustEnd)
        }
        for end in expressionEnds(from: index, limit: limit).reversed() {
            guard steps > 0 else { return nil }
            guard holds(number, index..<end) else { continue }
            let saved = bindings
            bindings[number] = index..<end
            if let result = match(rest, at: end, limit: limit, mustEnd: mustEnd) { return result }
            bindings = saved
        }
        return nil
    }

    private func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        file.work.spend(first.count)
        return zip(first, second).allSatisfy { left, right in
            file.tokens[left].hash == file.tokens[right].hash && file.text(left).elementsEqual(file.text(right))
        }
    }

    /// Where an expression that begins with a token may end, nearest first.
    private func expressionEnds(from start: Int, limit: Int) -> [Int] {
        guard start < limit, mayStartExpression(start) else { return [] }
        var ends: [Int] = []
        var index = start
        while index < limit, index - start < Self.longestExpression, file.work.spend(1) {
            let token = file.tokens[index]
            if token.kind == .sign, token.sign == UInt8(ascii: ",") || token.sign == UInt8(ascii: ";") { break }
            if token.kind == .indent { break }
            if index > start, token.startsLine, !file.continues(index - 1, index) { break }
            if index > start, Token.closes(token.sign), Int(token.partner) == index { break }
            let next = file.next(index)
            if mayEndExpression(index) { ends.append(min(next, limit)) }
            index = next
        }
        return ends
    }

    private func mayStartExpression(_ index: Int) -> Bool {
        let token = file.tokens[index]
        guard token.kind == .sign else { return token.kind != .indent }
        return !Self.binarySigns.contains(token.sign)
    }

    private func mayEndExpression(_ index: Int) -> Bool {
        let token = file.tokens[index]
        guard token.kind == .sign, !Token.opens(token.sign) else { return true }
        return token.sign == UInt8(ascii: "?") || token.sign == UInt8(ascii: "!") || token.sign == UInt8(ascii: "*")
            ? index + 1 == file.tokens.count || !file.isSign(index + 1, UInt8(ascii: "=")) : false
    }

    private static let binarySigns: Set<UInt8> = Set("=,;)]}>/%^".utf8)
}
