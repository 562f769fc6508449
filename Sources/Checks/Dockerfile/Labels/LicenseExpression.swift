/// A licence as SPDX writes it: `MIT`, `GPL-2.0-only WITH Classpath-exception-2.0 OR Apache-2.0`.
///
/// Source: SPDX specification 2.3, annex D
struct LicenseExpression {
    private var tokens: ArraySlice<Substring>
    private var depth = 0

    private static let greatestDepth = 32

    static func isValid(_ text: String) -> Bool {
        var reader = LicenseExpression(text)
        return reader.readAlternatives() && reader.tokens.isEmpty
    }

    private init(_ text: String) {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            if first == " " || first == "\t" {
                rest.removeFirst()
            } else if first == "(" || first == ")" {
                tokens.append(rest.prefix(1))
                rest.removeFirst()
            } else {
                let word = rest.prefix { !" \t()".contains($0) }
                tokens.append(word)
                rest = rest[word.endIndex...]
            }
        }
        self.tokens = tokens[...]
    }

    /// Terms between AND and OR.
    private mutating func readAlternatives() -> Bool {
        guard readTerm() else { return false }
        while let word = tokens.first?.lowercased(), word == "and" || word == "or" {
            tokens.removeFirst()
            guard readTerm() else { return false }
        }
        return true
    }

    /// A licence, perhaps with an exception, or an expression in parentheses.
    private mutating func readTerm() -> Bool {
        guard let token = tokens.popFirst() else { return false }
        if token == "(" {
            guard depth < Self.greatestDepth else { return false }
            depth += 1
            defer { depth -= 1 }
            return readAlternatives() && tokens.popFirst() == ")"
        }
        guard Self.isLicense(token) else { return false }
        guard tokens.first?.lowercased() == "with" else { return true }
        tokens.removeFirst()
        return tokens.popFirst().map { LicenseTable.exceptions.contains($0.lowercased()) } ?? false
    }

    private static func isLicense(_ token: Substring) -> Bool {
        if token.hasPrefix("LicenseRef-") || token.hasPrefix("DocumentRef-") { return true }
        let name = token.hasSuffix("+") ? token.dropLast() : token
        return LicenseTable.licenses.contains(token.lowercased()) || LicenseTable.licenses.contains(name.lowercased())
    }
}
