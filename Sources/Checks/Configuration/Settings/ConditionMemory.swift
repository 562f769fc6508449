internal import Settings

/// What conditions of one rule are known to be in one document, and what it may cost to learn more.
struct ConditionMemory {
    /// How many settings may still be looked at.
    private(set) var steps: Int
    /// Those that begin at the root say the same beside every match.
    private var known: [ObjectIdentifier: Bool] = [:]

    init(steps: Int) { self.steps = steps }

    mutating func holds(_ condition: SettingCondition, beside match: SettingMatch) -> Bool {
        if let known = known[ObjectIdentifier(condition)] { return known }
        let holds = condition.holds(beside: match, steps: &steps)
        if !condition.path.isRelative { known[ObjectIdentifier(condition)] = holds }
        return holds
    }
}
