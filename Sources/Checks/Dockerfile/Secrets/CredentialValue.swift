internal import Rules

/// What a value beside a secret-like name is.
enum CredentialValue {
    /// Nothing, a switch, a number, a path, an address without credentials.
    case harmless
    /// Something that somebody is to put a credential in place of.
    case placeholder
    /// Perhaps a credential.
    case literal

    init(_ value: String) {
        let text = value.trimmed
        if text.isEmpty || Self.words.contains(text.lowercased()) || text.allSatisfy({ $0.isNumber || $0 == "." }) {
            self = .harmless
        } else if Self.isPath(text) || Self.isAddress(text) {
            self = .harmless
        } else {
            self = Self.isPlaceholder(text.lowercased()) ? .placeholder : .literal
        }
    }

    private static let words: Set = [
        "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "enabled", "disabled", "undefined", "auto",
    ]

    private static func isPath(_ text: String) -> Bool {
        if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~/") { return true }
        if text.dropFirst().hasPrefix(":\\") || text.dropFirst().hasPrefix(":/") { return true }
        // Base64 has slashes, too, and as a rule no dots.
        return text.hasPrefix("/") && text.count > 1 && !text.contains("=") && !text.contains("+")
    }

    private static func isAddress(_ text: String) -> Bool {
        guard let scheme = text.range(ofText: "://") else { return false }
        let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return !authority.contains("@")
    }

    private static func isPlaceholder(_ text: String) -> Bool {
        if text.hasPrefix("<") && text.hasSuffix(">") || text.hasPrefix("{{") || text.hasPrefix("[") { return true }
        if Set(text).isSubset(of: ["x", "*", "-", ".", "_"]) { return true }
        let marks = [
            "changeme", "change_me", "change-me", "changeit", "replace", "your", "placeholder", "dummy", "example",
            "todo",
            "insert", "fixme", "redacted", "fake", "notused", "not-used", "unused", "ignore", "build-time",
        ]
        return marks.contains { text.contains($0) }
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
