public import Rules

/// How people name rules on a command line, in a comment or in a file: an id, `family/*`, a family, or an alias.
public struct RuleSelector: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public func matches(_ rule: Rule) -> Bool {
        let id = rule.id.description
        if text == id || text == "*" || text == rule.id.family { return true }
        if text.hasSuffix("/*") { return id.hasPrefix(text.dropLast(1)) }
        return rule.aliases.contains { $0 == text || $0.hasSuffix(":" + text) }
    }
}
