/// What a rule says to people.
struct RuleTexts: Hashable, Sendable {
    var name: String
    var description: String
    var remediation: String
    var references: [String]
    var cwe: String
}

/// They are read from the pack only when somebody asks: most starts show none of them.
enum StoredRuleTexts: Sendable {
    case given(RuleTexts)
    /// The last fields of a packed rule, from an offset on.
    case packed(StaticString, offset: Int)

    var read: RuleTexts {
        switch self {
        case .given(let texts): texts
        case .packed(let text, let offset): RulePack.texts(in: text, from: offset)
        }
    }
}
