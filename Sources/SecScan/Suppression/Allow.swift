internal import Rules

/// An entry of a policy that holds findings back. What it names must all hold.
struct Allow: Sendable {
    /// Where the entry stands, for notes: `.secscan.toml:12`.
    var origin: String
    var reason: String
    /// Seconds since 1970; nil means never.
    var expires: Int64?
    var paths: [Glob] = []
    var rules: [RuleSelector] = []
    var fingerprints: Set<String> = []
    /// Ids of the commits that brought it in; lower case.
    var commits: [String] = []
    /// Files; empty means any.
    var exactPaths: Set<String> = []
    /// Of findings of this family alone.
    var family: String?
    /// A place, as `.gitleaksignore` names it.
    var line: Int?
    /// Of a gitleaks configuration's rules only the one of that id; of the built-in ones, whose names differ, any.
    var gitleaksRule: String?
    /// A critical finding stays unless it is named by its fingerprint.
    var sparesCritical = true
    /// Whether an entry that holds nothing back is worth a note.
    var reportsUnused = true

    /// Names where a value came into a file; what later versions of the file keep of it goes with that.
    var isPlace: Bool { line != nil }

    /// A critical finding that the entry would cover, and may not.
    func isRefused(_ sighting: Sighting) -> Bool {
        sparesCritical && sighting.rule.severity == .critical && fingerprints.isEmpty
    }

    /// Whether the entry names the sighting; `isRefused` may still keep it from holding it back.
    func names(_ sighting: Sighting, now: Int64) -> Bool {
        if let expires, expires <= now { return false }
        if let family, family != sighting.rule.id.family { return false }
        let path = sighting.place.path
        var conditions: [Bool] = []
        if !paths.isEmpty { conditions.append(paths.contains { $0.matches(path) }) }
        if !exactPaths.isEmpty { conditions.append(exactPaths.contains(path)) }
        if let gitleaksRule, sighting.rule.id.family == "gitleaks" {
            conditions.append(sighting.rule.aliases.contains("gitleaks:" + gitleaksRule))
        }
        if !rules.isEmpty { conditions.append(rules.contains { $0.matches(sighting.rule) }) }
        if !fingerprints.isEmpty { conditions.append(fingerprints.contains(sighting.fingerprint.description)) }
        if !commits.isEmpty { conditions.append(commits.contains { $0 == sighting.commit?.id }) }
        if let line { conditions.append(sighting.place.line == line) }
        return !conditions.isEmpty && !conditions.contains(false)
    }
}
