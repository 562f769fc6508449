public import Rules

/// How people name rules on a command line, in a comment or in a file: an id, `family/*`, a family, or an alias.
public struct RuleSelector: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public func matches(_ rule: Rule) -> Bool { rule.isCalled(text) }
}
