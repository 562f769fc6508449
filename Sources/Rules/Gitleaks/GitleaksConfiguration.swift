/// A gitleaks configuration, with everything that it extends.
public struct GitleaksConfiguration: Sendable {
    /// What the configuration changes about the built-in rules that bear a gitleaks rule's name.
    struct Overlay: Sendable {
        var allowlists: [GitleaksAllowlist] = []
        var path: GoRegex?
        var entropy = 0.0
    }

    /// As the user named it.
    public var file: String
    /// In the order of their ids when they were merged, else in that of the file.
    public internal(set) var rules: [GitleaksRule] = []
    /// For every rule.
    var allowlists: [GitleaksAllowlist] = []
    /// It extends gitleaks' own rules; the built-in ones stand in for them.
    public internal(set) var usesBuiltIn = false
    /// Of what it extends.
    var disabledRules: [String] = []
    /// By gitleaks id.
    var overlays: [String: Overlay] = [:]
    /// What does not count or cannot be had, a line each.
    public internal(set) var notes: [String] = []
    /// The text of all its files, for whoever asks whether it is still the same.
    public internal(set) var sources: [String] = []

    init(file: String) { self.file = file }

    /// How reports and options name each rule.
    var ruleIDs: [RuleID] {
        var taken: Set<RuleID> = []
        return rules.map { rule in
            let id = rule.ruleID { taken.contains($0) }
            taken.insert(id)
            return id
        }
    }

    /// Whether a file or folder of this path is skipped for all rules.
    public func skips(path: String) -> Bool { allowlists.contains { $0.skips(path: path) } }

    /// Whether a path is the configuration's own: gitleaks does not search it.
    public func isOwn(path: String) -> Bool { path == (file.hasPrefix("./") ? String(file.dropFirst(2)) : file) }
}

extension RuleSet {
    /// These rules and those of a gitleaks configuration; without those that it switches off or replaces.
    ///
    /// - Throws: `RulesError.duplicate` when a rule bears the name of one that is there.
    public func adopting(_ configuration: GitleaksConfiguration) throws(RulesError) -> RuleSet {
        func isKnown(_ id: String) -> Bool { rules.contains { $0.aliases.contains("gitleaks:" + id) } }
        var configuration = configuration
        if configuration.usesBuiltIn { configuration.layOver(isKnown) }
        let replaced = Set(configuration.rules.map { "gitleaks:" + $0.id })
        let disabled = Set(configuration.disabledRules.map { "gitleaks:" + $0 })
        var set = filtered { rule in !rule.aliases.contains { replaced.contains($0) } }
        set = set.silencing { rule in rule.aliases.contains { disabled.contains($0) } }
        set = try set.merging(zip(configuration.rules, configuration.ruleIDs).map { $0.rule($1) })
        set.gitleaks = configuration
        return set
    }
}

extension GitleaksConfiguration {
    /// Turns rules that only change one of gitleaks' own into changes of the built-in rules of that name.
    fileprivate mutating func layOver(_ isKnown: (String) -> Bool) {
        for rule in rules where rule.regex == nil && (rule.path == nil || isKnown(rule.id)) {
            var overlay = overlays[rule.id] ?? Overlay()
            overlay.allowlists += rule.allowlists
            overlay.path = rule.path
            overlay.entropy = rule.entropy
            overlays[rule.id] = overlay
        }
        rules.removeAll { overlays[$0.id] != nil && $0.regex == nil }
        for id in Set(disabledRules + overlays.keys).sorted() where !isKnown(id) {
            notes.append(
                "\(file): no built-in rule stands for gitleaks' rule '\(id)'; what is said of it has no effect")
        }
    }
}
