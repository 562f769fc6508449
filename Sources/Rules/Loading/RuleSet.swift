/// The rules of a scan, in the order of their ids.
public struct RuleSet: Sendable {
    public let rules: RuleList
    /// Rules that are switched off: they report nothing, but what they know keeps less specific rules from guessing.
    public let silent: Set<RuleID>
    /// How the rules of family `gitleaks` search: the configuration that they are of.
    public internal(set) var gitleaks: GitleaksConfiguration?

    /// - Throws: `RulesError.duplicate` when two rules bear one id.
    public init(_ rules: [Rule]) throws(RulesError) {
        let sorted = rules.sorted { $0.id < $1.id }
        // By index: a rule as a variable of its own would be copied.
        for index in sorted.indices.dropFirst() where sorted[index].id == sorted[index - 1].id {
            throw Self.duplicate(sorted[index].id)
        }
        self.init(trusted: sorted, silent: [])
    }

    /// Rules as the program carries them, and some that it makes itself.
    ///
    /// - Parameters:
    ///   - packed: made by `RulePack.encode`, in the order of their ids.
    ///   - keywords: made by `RulePack.encodeKeywords` of the same rules in the same order.
    /// - Throws: `RulesError.duplicate` when two rules bear one id.
    public init(packed: [StaticString], keywords: StaticString, and others: [Rule]) throws(RulesError) {
        rules = RuleList(try PackedRules(packed, keywords: keywords, and: others))
        silent = []
    }

    static func duplicate(_ id: RuleID) -> RulesError {
        RulesError(.duplicate, "rule \(id) exists twice; give one of them another id")
    }

    public subscript(_ id: RuleID) -> Rule? { index(of: id).map { rules[$0] } }

    public func index(of id: RuleID) -> Int? { rules.index(of: id) }

    /// The rules whose id or alias (`tool:name`, or the name alone) is `name`; another tool's rule may be several here.
    public func rules(named name: String) -> [Rule] {
        if let id = RuleID(name), let rule = self[id] { return [rule] }
        return rules.filter { rule in
            rule.aliases.contains { $0 == name || $0.hasSuffix(":" + name) }
        }
    }

    /// The rules for which `isIncluded` holds.
    public func filtered(_ isIncluded: (Rule) -> Bool) -> RuleSet {
        RuleSet(trusted: rules.filter(isIncluded), silent: silent, gitleaks: gitleaks)
    }

    /// These rules, those for which `isOff` holds switched off.
    public func silencing(_ isOff: (Rule) -> Bool) -> RuleSet {
        silencing(rules.lazy.filter(isOff).map(\.id))
    }

    /// These rules, those switched off that run only when somebody asks for them by name.
    public func silencingOptIn() -> RuleSet { silencing(rules.optIn) }

    private func silencing(_ ids: some Sequence<RuleID>) -> RuleSet {
        RuleSet(rules: rules, silent: silent.union(ids), gitleaks: gitleaks)
    }

    /// These rules and `others`; one of `others` replaces one of these with the same id.
    public func merging(_ others: [Rule]) throws(RulesError) -> RuleSet {
        let added = try RuleSet(others)
        return RuleSet(
            trusted: (rules.filter { added.index(of: $0.id) == nil } + added.rules).sorted { $0.id < $1.id },
            silent: silent, gitleaks: gitleaks)
    }

    private init(trusted rules: [Rule], silent: Set<RuleID>, gitleaks: GitleaksConfiguration? = nil) {
        self.init(rules: RuleList(sorted: rules), silent: silent, gitleaks: gitleaks)
    }

    private init(rules: RuleList, silent: Set<RuleID>, gitleaks: GitleaksConfiguration?) {
        self.rules = rules
        self.silent = silent
        self.gitleaks = gitleaks
    }
}
