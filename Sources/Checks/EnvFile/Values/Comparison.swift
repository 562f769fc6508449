internal import Rules

/// The comparison of a variable's text with a word: `== "true"`.
struct Comparison {
    let word: String
    /// Nil where the word is none of a switch, or one of several.
    let expected: ExpectedValue?

    /// How far behind the name its sign stands, in bytes.
    private static let reach = 48
    /// Words of functions that change at most the case of a text.
    private static let folds: Set = ["lower", "lowercase", "lowercased", "casefold", "downcase", "upper", "uppercase"]
    private static let others: Set = [
        "uppercased", "upcase", "strip", "trim", "str", "string", "to", "tolower", "toupper", "unwrap", "locale",
        "strings", "case",
    ]

    /// - Parameters:
    ///   - call: what stands behind the name, up to the end of the statement.
    ///   - callers: the functions around the name, the innermost first.
    init?(behind call: Substring, _ callers: [Substring]) {
        let bytes = Array(call.utf8)
        guard let sign = bytes.indices.dropLast().first(where: { Self.isSign(bytes[$0], bytes[$0 + 1]) }),
            sign <= Self.reach
        else { return nil }
        let between = String(decoding: bytes[..<sign], as: UTF8.self)
        let rest = String(decoding: bytes[(sign + 2)...], as: UTF8.self)
        guard let functions = Self.functions(between, callers) else { return nil }
        let text = rest.drop { $0 == " " || $0 == "=" }
        guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
        let word = String(text.dropFirst().prefix { $0 != quote })
        self.word = word
        let isOneOfSeveral = rest.contains("||") || rest.contains(" or ")
        let isFolded = functions.contains { CredentialName.words(of: $0).contains(where: Self.folds.contains) }
        expected =
            isOneOfSeveral ? nil : Self.expected(word, isNegated: bytes[sign] == UInt8(ascii: "!"), isFolded: isFolded)
    }

    private static func isSign(_ first: UInt8, _ second: UInt8) -> Bool {
        second == UInt8(ascii: "=") && (first == UInt8(ascii: "=") || first == UInt8(ascii: "!"))
    }

    /// The functions that the text goes through on its way to the sign; nil where another text comes out.
    private static func functions(_ between: String, _ callers: [Substring]) -> [String]? {
        guard !between.utf8.contains(where: { "[=".utf8.contains($0) }),
            !["&&", "||", "??", " ? ", " or ", " and "].contains(where: { between.contains($0) })
        else { return nil }
        var open = 0
        var closed: [String.Index] = []
        for index in between.indices {
            if between[index] == "(" { open += 1 }
            if between[index] == ")" {
                if open == 0 { closed.append(between.index(after: index)) }
                open = max(open - 1, 0)
            }
        }
        let around = callers.prefix(closed.count).map(String.init)
        // Behind the calls that end there, nothing but methods may stand.
        let parts = between[(closed.last ?? between.startIndex)...].split(
            separator: ".", omittingEmptySubsequences: false)
        guard parts[0].allSatisfy({ "\"'`]!? ".contains($0) }), parts.dropFirst().allSatisfy(isCall),
            around.allSatisfy({ $0.isEmpty || isHarmless($0) || ReadContext.handsOn($0[...]) })
        else { return nil }
        let methods = between.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map(name)
        return methods.allSatisfy(isHarmless) ? around + methods : nil
    }

    private static func name(_ call: Substring) -> String { String(call.prefix { $0.isLetter || $0 == "_" }) }

    /// Whether a part of a chain is a name and what it is called with.
    private static func isCall(_ part: Substring) -> Bool {
        let behind = part.dropFirst(name(part).count)
        let end = behind.first == "(" ? behind.lastIndex(of: ")") : nil
        return behind[(end.map(behind.index(after:)) ?? behind.startIndex)...].allSatisfy { "!? ".contains($0) }
    }

    private static func isHarmless(_ function: String) -> Bool {
        CredentialName.words(of: function).allSatisfy { folds.contains($0) || others.contains($0) }
    }

    private static func expected(_ word: String, isNegated: Bool, isFolded: Bool) -> ExpectedValue? {
        let lowered = word.lowercased()
        let isTrue = ["true", "1", "yes", "on"].contains(lowered)
        guard isTrue || isNegated && ["false", "0", "no", "off"].contains(lowered) else { return nil }
        let alike = isTrue ? ["true", "1", "yes", "on", "enabled"] : ["false", "0", "no", "off", "disabled"]
        var misread = Set(
            alike + alike.map { $0.uppercased() } + alike.map { $0.prefix(1).uppercased() + $0.dropFirst() })
        misread = misread.filter { isFolded ? $0.lowercased() != lowered : $0 != word }
        return .comparison(with: word, misread: misread)
    }
}
