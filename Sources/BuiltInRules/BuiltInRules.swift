internal import Checks
public import Rules

/// The rules that the program carries.
public enum BuiltInRules {
    /// The pattern rules of `rules/*.toml` without their examples, and the structural checks.
    public static func load() throws(RulesError) -> RuleSet {
        try RuleSet(packed: packedRules, keywords: packedKeywords, and: CheckList.rules)
    }

    /// The same with examples: for `rules test` and `rules explain`.
    public static func loadWithExamples() throws(RulesError) -> RuleSet {
        var rules = CheckList.rules
        for (text, examples) in zip(packedRules, packedExamples) {
            var rule = try RulePack.decode(text)
            (rule.examples, rule.nonExamples) = RulePack.decodeExamples(examples)
            rules.append(rule)
        }
        return try RuleSet(rules)
    }
}
