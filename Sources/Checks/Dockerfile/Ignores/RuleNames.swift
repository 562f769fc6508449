internal import Rules

/// Finds the rules about Dockerfiles by what people call them.
enum RuleNames {
    private static let rules: [String: [Rule]] = {
        var rules: [String: [Rule]] = [:]
        for rule in DockerfileAudit.rules {
            for name in Set([rule.id.description] + rule.aliasSpellings) { rules[name, default: []].append(rule) }
        }
        return rules
    }()

    /// The rules of a name, in any case; none if it is one that we do not have.
    static func rules(called name: String) -> [Rule] { rules[name.lowercased()] ?? [] }
}
