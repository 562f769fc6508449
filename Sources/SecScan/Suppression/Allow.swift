internal import Rules

/// An entry of a policy that holds findings back. What it names must all hold.
struct Allow: Sendable {
    /// Where the entry stands, for notes: `.secscan.toml:12`.
    var origin: String
    var reason: String
    /// Seconds since 1970; nil means never.
    var expires: Int64?
    var paths: [Glob] = []
    var pathPatterns: [BytePattern] = []
    var rules: [RuleSelector] = []
    var fingerprints: Set<String> = []
    /// Patterns that occur in the value.
    var valuePatterns: [BytePattern] = []
    /// Words that occur in the value, lower case.
    var stopWords: [String] = []
    /// Ids, or their beginnings.
    var commits: [String] = []
    /// A place, as `.gitleaksignore` names it.
    var line: Int?
    /// Any one of the conditions is enough, not all.
    var anyConditionSuffices = false
    /// A critical finding stays unless it is named by its fingerprint.
    var sparesCritical = true
    /// Whether an entry that holds nothing back is worth a note.
    var reportsUnused = true

    /// A critical finding that the entry would cover, and may not.
    func isRefused(_ sighting: Sighting) -> Bool {
        sparesCritical && sighting.rule.severity == .critical && fingerprints.isEmpty
    }

    /// Whether the entry names the sighting; `isRefused` may still keep it from holding it back.
    func names(_ sighting: Sighting, now: Int64) -> Bool {
        if let expires, expires <= now { return false }
        let path = sighting.place.path
        let value = sighting.secret?.revealed ?? []
        var conditions: [Bool] = []
        if !paths.isEmpty || !pathPatterns.isEmpty {
            conditions.append(
                paths.contains { $0.matches(path) } || pathPatterns.contains { $0.occurs(in: Array(path.utf8)) })
        }
        if !rules.isEmpty { conditions.append(rules.contains { $0.matches(sighting.rule) }) }
        if !fingerprints.isEmpty { conditions.append(fingerprints.contains(sighting.fingerprint.description)) }
        if !valuePatterns.isEmpty { conditions.append(valuePatterns.contains { $0.occurs(in: value) }) }
        if !stopWords.isEmpty {
            let lowered = String(decoding: value, as: UTF8.self).lowercased()
            conditions.append(stopWords.contains { lowered.contains($0) })
        }
        if !commits.isEmpty { conditions.append(commits.contains { sighting.commit?.id.hasPrefix($0) ?? false }) }
        if let line { conditions.append(sighting.place.line == line) }
        guard !conditions.isEmpty else { return false }
        return anyConditionSuffices ? conditions.contains(true) : !conditions.contains(false)
    }
}
