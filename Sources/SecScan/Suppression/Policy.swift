internal import Rules

/// What a configuration file decides: what is held back, which rules are off, what is not scanned.
struct Policy: Sendable {
    var allows: [Allow] = []
    /// Paths that are not read at all.
    var excluded: [Glob] = []
    /// Rules that are switched off.
    var disabled: [RuleSelector] = []
    var failOn: Severity?
    var notes: [Note] = []

    mutating func merge(_ other: Policy) {
        allows += other.allows
        excluded += other.excluded
        disabled += other.disabled
        failOn = other.failOn ?? failOn
        notes += other.notes
    }

    /// A line for everything that it holds back.
    var summary: [String] {
        allows.map { allow in
            let what = allow.paths.map(\.description) + allow.rules.map(\.text) + allow.fingerprints.sorted()
            return "an allow for \(what.joined(separator: ", ")) (\(allow.reason))"
        } + disabled.map { "a switch that turns \($0.text) off" }
    }

    /// `set` with those rules silent that the policy switches off; critical ones stay unless the user named the file.
    ///
    /// - Parameter isTrusted: the file comes from the user and not from what is scanned.
    mutating func apply(to set: RuleSet, isTrusted: Bool, origin: String) -> RuleSet {
        guard !disabled.isEmpty else { return set }
        var kept: Set<RuleID> = []
        let applied = set.silencing { rule in
            guard disabled.contains(where: { $0.matches(rule) }) else { return false }
            guard isTrusted || rule.severity != .critical else {
                kept.insert(rule.id)
                return false
            }
            return true
        }
        for id in kept.sorted() {
            notes.append(
                Note(
                    .ignoredSetting,
                    "\(origin): critical rule \(id) stays on; name the file with --config to switch it off"))
        }
        return applied
    }
}
