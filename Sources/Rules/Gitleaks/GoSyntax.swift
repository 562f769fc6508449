/// Writes a regular expression of Go's package `regexp` (RE2's syntax) as one of PCRE2 that matches the same.
///
/// Source: https://pkg.go.dev/regexp/syntax. What Go refuses is refused here too, even where PCRE2 would give it a meaning: lookaround,
/// backreferences, atomic and possessive groups, `\h`, `\K`, `\Z`.
struct GoSyntax {
    private var input: GoScalars
    private var output = ""
    private var groupNames: Set<String> = []
    /// The last thing written repeats what stands before it.
    private var endsWithRepeat = false

    private static let repeatLimit = 1000

    /// - Throws: `RulesError.badPattern` that says what is wrong and where in the expression.
    static func translated(_ source: String) throws(RulesError) -> String {
        var syntax = GoSyntax(input: GoScalars(source))
        return try syntax.run()
    }

    private init(input: GoScalars) { self.input = input }

    private mutating func run() throws(RulesError) -> String {
        while let next = input.peek() {
            let wasRepeat = endsWithRepeat
            endsWithRepeat = false
            switch next {
            case "\\": try takeEscape()
            case "[": output += try GoClass.translated(&input)
            case "(": try takeGroup()
            case "*", "+", "?": try takeRepeat(String(next), length: 1, follows: wasRepeat)
            case "{":
                if let (text, length) = try count() {
                    try takeRepeat(text, length: length, follows: wasRepeat)
                } else {
                    take(asLiteral: next)
                }
            case ".", "^", "$", "|", ")":
                output.unicodeScalars.append(next)
                input.advance()
            default: take(asLiteral: next)
            }
        }
        return output
    }

    private mutating func take(asLiteral scalar: Unicode.Scalar) {
        output += GoScalars.literal(scalar)
        input.advance()
    }

    // MARK: Repetition

    private mutating func takeRepeat(_ text: String, length: Int, follows wasRepeat: Bool) throws(RulesError) {
        guard !wasRepeat else {
            throw input.failure(
                "a repetition of a repetition ('\(text)' behind another one); put a group around the first")
        }
        // Characters are written by their numbers, so that these are the operators.
        guard let last = output.last, last != "(", last != "|" else {
            throw input.failure("a repetition '\(text)' of nothing")
        }
        input.advance(by: length)
        output += text
        if input.peek() == "?" {
            output += "?"
            input.advance()
        }
        endsWithRepeat = true
    }

    /// `{n}`, `{n,}` or `{n,m}` and its length; nil where the brace is an ordinary character.
    private func count() throws(RulesError) -> (text: String, length: Int)? {
        var ahead = 1
        func number() -> Int? {
            var digits = ""
            while let digit = input.peek(ahead), ("0"..."9").contains(digit), digits.count < 9 {
                digits.unicodeScalars.append(digit)
                ahead += 1
            }
            return Int(digits)
        }
        guard let least = number() else { return nil }
        var text = "{\(least)"
        var most = least
        if input.peek(ahead) == "," {
            ahead += 1
            text += ","
            if input.peek(ahead) != "}" {
                guard let number = number() else { return nil }
                most = number
                text += String(number)
            }
        }
        guard input.peek(ahead) == "}" else { return nil }
        guard least <= most, most <= Self.repeatLimit else {
            throw input.failure(
                "a repetition '\(text)}' beyond Go's limit of \(Self.repeatLimit), or with its ends swapped")
        }
        return (text + "}", ahead + 1)
    }

    // MARK: Groups

    private mutating func takeGroup() throws(RulesError) {
        guard input.peek(1) == "?" else {
            output += "("
            input.advance()
            return
        }
        for (text, name) in [
            ("(?=", "lookahead"), ("(?!", "lookahead"), ("(?<=", "lookbehind"), ("(?<!", "lookbehind"),
        ]
        where input.starts(with: text) {
            throw input.failure("\(name) ('\(text)'), which Go has not")
        }
        for opening in ["(?P<", "(?<"] where input.starts(with: opening) {
            input.advance(by: opening.unicodeScalars.count)
            let name = input.take { $0 != ">" }
            guard input.peek() == ">", !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
            else {
                throw input.failure("a group's name that is none")
            }
            guard groupNames.insert(name).inserted else { throw input.failure("two groups called '\(name)'") }
            input.advance()
            // Groups are asked for by number: PCRE2 is stricter about names.
            output += "("
            return
        }
        var ahead = 2
        while let flag = input.peek(ahead), ["i", "m", "s", "U", "-"].contains(flag) { ahead += 1 }
        guard let end = input.peek(ahead), end == ":" || (end == ")" && ahead > 2) else {
            throw input.failure("a group '(?\(input.peek(2).map(String.init) ?? "")', which Go has not")
        }
        for _ in 0...ahead {
            if let scalar = input.peek() { output.unicodeScalars.append(scalar) }
            input.advance()
        }
    }

    // MARK: Escapes

    private mutating func takeEscape() throws(RulesError) {
        guard let next = input.peek(1) else { throw input.failure("a backslash at the end") }
        switch next {
        case "d", "D", "w", "W", "b", "B", "A", "z":
            output += "\\\(next)"
            input.advance(by: 2)
        // PCRE2's also has the vertical tab.
        case "s":
            output += "[\(GoClass.blanks)]"
            input.advance(by: 2)
        case "S":
            output += "[^\(GoClass.blanks)]"
            input.advance(by: 2)
        case "p", "P": output += try input.unicodeClass()
        case "Q":
            input.advance(by: 2)
            while let scalar = input.peek(), !input.starts(with: "\\E") { take(asLiteral: scalar) }
            if input.peek() != nil { input.advance(by: 2) }
        default: output += GoScalars.literal(try input.escapedScalar())
        }
    }
}
