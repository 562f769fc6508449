/// The characters of an expression of Go's, and those escapes that mean the same inside and outside of a class.
struct GoScalars {
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    mutating func advance(by count: Int = 1) { position = min(scalars.count, position + count) }

    func starts(with text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

    mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
        var text = ""
        while let scalar = peek(), isWanted(scalar) {
            text.unicodeScalars.append(scalar)
            advance()
        }
        return text
    }

    /// What PCRE2 takes for this character, wherever it stands.
    static func literal(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z", "_": String(scalar)
        default: scalar.isASCII ? "\\x{\(String(scalar.value, radix: 16))}" : String(scalar)
        }
    }

    /// A character behind a backslash, which stands at the position.
    mutating func escapedScalar() throws(RulesError) -> Unicode.Scalar {
        guard let next = peek(1) else { throw failure("a backslash at the end") }
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "a": "\u{7}", "f": "\u{C}", "t": "\t", "n": "\n", "r": "\r", "v": "\u{B}",
        ]
        if let scalar = simple[next] {
            advance(by: 2)
            return scalar
        }
        switch next {
        case "x": return try hexadecimal()
        case "1"..."7" where peek(2).map(Self.isOctal) != true:
            throw failure("a backreference '\\\(next)', which Go has not")
        case "0"..."7":
            advance()
            var value: UInt32 = 0
            for _ in 0..<3 {
                guard let digit = peek(), Self.isOctal(digit) else { break }
                value = value * 8 + digit.value - 48
                advance()
            }
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        case "0"..."9", "a"..."z", "A"..."Z": throw failure("an escape '\\\(next)', which Go has not")
        default:
            guard next.isASCII else { throw failure("an escape '\\\(next)', which Go has not") }
            advance(by: 2)
            return next
        }
    }

    private static func isOctal(_ scalar: Unicode.Scalar) -> Bool { ("0"..."7").contains(scalar) }

    /// `\x7F` or `\x{10FFFF}`.
    private mutating func hexadecimal() throws(RulesError) -> Unicode.Scalar {
        let start = self
        advance(by: 2)
        var digits = ""
        if peek() == "{" {
            advance()
            digits = take { $0 != "}" }
            advance()
        } else {
            for _ in 0..<2 {
                if let scalar = peek() { digits.unicodeScalars.append(scalar) }
                advance()
            }
        }
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
        else { throw start.failure("an escape '\\x' without a character's number") }
        return scalar
    }

    /// `\pL`, `\p{Greek}`, `\P{^Lu}`, at the position, as PCRE2 has them.
    mutating func unicodeClass() throws(RulesError) -> String {
        let start = self
        var isNegated = peek(1) == "P"
        advance(by: 2)
        var name = ""
        if peek() == "{" {
            advance()
            name = take { $0 != "}" }
            guard peek() == "}" else { throw start.failure("a class of characters without its end") }
            advance()
        } else if let scalar = peek() {
            name = String(scalar)
            advance()
        }
        if name.hasPrefix("^") {
            isNegated.toggle()
            name.removeFirst()
        }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "_" }) else {
            throw start.failure("a class of characters without a name")
        }
        // A script alone, where PCRE2 would also take the characters that it shares with others.
        let isScript = name.utf8.count > 2 && name != "Any"
        return "\\\(isNegated ? "P" : "p"){\(isScript ? "sc:" : "")\(name)}"
    }

    func failure(_ what: String) -> RulesError {
        RulesError(.badPattern, "the expression has at character \(position + 1) \(what)")
    }
}
