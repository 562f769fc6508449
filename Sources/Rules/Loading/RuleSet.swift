/// The rules of a scan, in the order of their ids.
public struct RuleSet: Sendable {
    public let rules: [Rule]
    /// Rules that are switched off: they report nothing, but what they know keeps less specific rules from guessing.
    public let silent: Set<RuleID>
    private let indexes: [RuleID: Int]
    /// How the rules of family `gitleaks` search: the configuration that they are of.
    public internal(set) var gitleaks: GitleaksConfiguration?

    /// - Throws: `RulesError.duplicate` when two rules bear one id.
    public init(_ rules: [Rule]) throws(RulesError) {
        self.rules = rules.sorted { $0.id < $1.id }
        var indexes: [RuleID: Int] = [:]
        indexes.reserveCapacity(rules.count)
        // By index: a rule as a variable of its own would be copied.
        for index in self.rules.indices {
            let id = self.rules[index].id
            guard indexes.updateValue(index, forKey: id) == nil else {
                throw RulesError(.duplicate, "rule \(id) exists twice; give one of them another id")
            }
        }
        self.indexes = indexes
        silent = []
    }

    public subscript(_ id: RuleID) -> Rule? { indexes[id].map { rules[$0] } }

    public func index(of id: RuleID) -> Int? { indexes[id] }

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
        var silent = silent
        for index in rules.indices where isOff(rules[index]) { silent.insert(rules[index].id) }
        return RuleSet(trusted: rules, indexes: indexes, silent: silent, gitleaks: gitleaks)
    }

    /// These rules and `others`; one of `others` replaces one of these with the same id.
    public func merging(_ others: [Rule]) throws(RulesError) -> RuleSet {
        let added = try RuleSet(others)
        return RuleSet(
            trusted: (rules.filter { added[$0.id] == nil } + added.rules).sorted { $0.id < $1.id }, silent: silent,
            gitleaks: gitleaks)
    }

    private init(
        trusted rules: [Rule], indexes: [RuleID: Int]? = nil, silent: Set<RuleID>, gitleaks: GitleaksConfiguration?
    ) {
        self.rules = rules
        self.silent = silent
        self.gitleaks = gitleaks
        self.indexes = indexes ?? Dictionary(uniqueKeysWithValues: rules.indices.map { (rules[$0].id, $0) })
    }
}
