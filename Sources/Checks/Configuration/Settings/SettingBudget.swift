/// How many settings may still be looked at in one file.
struct SettingBudget {
    /// By the paths of rules.
    var visits: Int
    /// By conditions, beside what was found.
    var steps: Int

    init(visits: Int, steps: Int) {
        self.visits = visits
        self.steps = steps
    }

    /// More than files that people write take, however many rules are about them.
    init(bytes: Int) { self.init(visits: 4_000_000 + 2 * bytes, steps: 2_000_000 + bytes) }

    /// Whether nothing more is looked at.
    var isSpent: Bool { visits <= 0 || steps <= 0 }
}
