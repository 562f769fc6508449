/// Something that a guard found; never the value itself.
public struct GuardFinding: Hashable, Sendable {
    /// A rule's id, or `prompt/` and the name of a prompt rule.
    public var rule: String
    /// Where it begins, such as `messages[2].content[0].text`.
    public var field: String

    public init(rule: String, field: String) {
        self.rule = rule
        self.field = field
    }
}
