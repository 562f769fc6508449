/// A class of characters in brackets, as Go reads it.
///
/// It is written anew, every character by its number: the two disagree about hyphens, brackets and `\s`, `\b`, `\v` in a class.
enum GoClass {
    /// What `\s` stands for.
    static let blanks = #"\x09\x0a\x0c\x0d\x20"#
    private static let notBlanks = #"\x00-\x08\x0b\x0e-\x1f\x21-\x{10ffff}"#
    private static let names: Set<String> = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
        "word",
        "xdigit",
    ]

    /// - Parameter input: stands at the bracket; behind the class afterwards.
    static func translated(_ input: inout GoScalars) throws(RulesError) -> String {
        let start = input
        input.advance()
        var output = "["
        if input.peek() == "^" {
            output += "^"
            input.advance()
        }
        var isFirst = true
        while let next = input.peek(), next != "]" || isFirst {
            isFirst = false
            if let named = try namedClass(&input) {
                output += named
            } else if let escaped = try escapedClass(&input) {
                output += escaped
            } else {
                output += try range(&input)
            }
        }
        guard input.peek() == "]" else { throw start.failure("a class of characters '[' without its end") }
        input.advance()
        return output + "]"
    }

    /// `[:alpha:]`, `[:^alpha:]`.
    private static func namedClass(_ input: inout GoScalars) throws(RulesError) -> String? {
        guard input.starts(with: "[:") else { return nil }
        var ahead = input
        ahead.advance(by: 2)
        let written = ahead.take { $0 != ":" && $0 != "]" }
        guard ahead.starts(with: ":]") else { return nil }
        guard names.contains(written.hasPrefix("^") ? String(written.dropFirst()) : written) else {
            throw input.failure("a class '[:\(written):]', which Go has not")
        }
        ahead.advance(by: 2)
        input = ahead
        return "[:\(written):]"
    }

    private static func escapedClass(_ input: inout GoScalars) throws(RulesError) -> String? {
        guard input.peek() == "\\" else { return nil }
        switch input.peek(1) {
        case "d", "D", "w", "W":
            let text = "\\\(input.peek(1).map(String.init) ?? "")"
            input.advance(by: 2)
            return text
        case "s", "S":
            let text = input.peek(1) == "s" ? blanks : notBlanks
            input.advance(by: 2)
            return text
        case "p", "P": return try input.unicodeClass()
        default: return nil
        }
    }

    /// A character, or two with a hyphen between them.
    private static func range(_ input: inout GoScalars) throws(RulesError) -> String {
        let start = input
        let low = try scalar(&input)
        guard input.peek() == "-", let next = input.peek(1), next != "]" else { return GoScalars.literal(low) }
        input.advance()
        let high = try scalar(&input)
        guard low <= high else { throw start.failure("a range of characters with its ends swapped") }
        return "\(GoScalars.literal(low))-\(GoScalars.literal(high))"
    }

    private static func scalar(_ input: inout GoScalars) throws(RulesError) -> Unicode.Scalar {
        guard let next = input.peek() else { throw input.failure("a class of characters '[' without its end") }
        if next == "\\" { return try input.escapedScalar() }
        input.advance()
        return next
    }
}
