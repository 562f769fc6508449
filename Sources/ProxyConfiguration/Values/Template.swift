internal import Rules

/// A text in whose place something else is put: `${NAME}`, `$NAME`, `$(command)`, `{{ name }}`, `<% name %>`, `<name>`.
public enum Template {
    /// Whether a text is one, or begins with one.
    public static func isTemplate(_ text: some StringProtocol) -> Bool {
        ["${", "$(", "{{", "<%"].contains { text.hasPrefix($0) } || text.hasPrefix("<") && text.hasSuffix(">")
            || isVariable(text)
    }

    /// `$NAME`, in capital letters alone: a password may begin with the sign.
    private static func isVariable(_ text: some StringProtocol) -> Bool {
        guard text.hasPrefix("$") else { return false }
        let name = text.utf8.dropFirst()
        guard let first = name.first, !ASCII.isDigit(first) else { return false }
        return name.allSatisfy { isNameByte($0) && !ASCII.isLower($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "_") }

    /// What counts where the variable is not set, `b` of `${A:-b}`, also several deep; nil if nobody knows.
    static func fallback(of text: String) -> String? {
        var rest = text[...]
        for _ in 0..<deepest {
            guard let inner = fallback(in: rest) else { return nil }
            guard isTemplate(inner) else { return String(inner) }
            rest = inner
        }
        return nil
    }

    private static let deepest = 4

    private static func fallback(in text: Substring) -> Substring? {
        guard text.hasPrefix("${"), closesAtItsEnd(text.utf8) else { return nil }
        let inner = text.dropFirst(2).dropLast()
        var rest = inner.drop { $0.utf8.allSatisfy(isNameByte) }
        guard rest.startIndex > inner.startIndex else { return nil }
        if rest.first == ":" { rest = rest.dropFirst() }
        guard rest.first == "-" || rest.first == "=" else { return nil }
        return rest.dropFirst()
    }

    /// Whether the brace that the text begins with is closed by its last byte.
    private static func closesAtItsEnd(_ text: Substring.UTF8View) -> Bool {
        var depth = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "{") { depth += 1 }
            guard text[index] == UInt8(ascii: "}") else { continue }
            depth -= 1
            if depth == 0 { return text.index(after: index) == text.endIndex }
        }
        return false
    }

    /// As it may be shown: the name of a variable, and nothing of what counts without it.
    static func shown(_ text: String) -> String {
        if isVariable(text) { return text }
        guard text.hasPrefix("${") else { return "(template)" }
        let mark = text.hasPrefix("${env:") ? "${env:" : "${"
        let name = text.dropFirst(mark.count).prefix { $0.utf8.allSatisfy(isNameByte) }
        if name.isEmpty { return "(template)" }
        return text == "\(mark)\(name)}" ? text : "\(mark)\(name)…}"
    }
}
