internal import Checks
internal import Rules

/// A rule that decides by a file's path: a check of ours, or a rule of a gitleaks configuration that has no expression.
struct PathRule: Sendable {
    private enum Decision: Sendable {
        case check(any PathCheck.Type)
        case gitleaks(GitleaksRule, GitleaksEngine)
    }

    let rule: Rule
    private let decision: Decision

    /// Those that are switched on.
    static func all(_ rules: RuleSet, _ engine: GitleaksEngine?) -> [PathRule] {
        let checks = CheckList.pathChecks.compactMap { check in
            rules.silent.contains(check.rule.id)
                ? nil : rules[check.rule.id].map { PathRule(rule: $0, decision: .check(check)) }
        }
        guard let engine else { return checks }
        return checks + engine.pathRules.map { PathRule(rule: rules.rules[$1], decision: .gitleaks($0, engine)) }
    }

    /// It is about files that git tracks, not about any file.
    var needsTracking: Bool {
        switch decision {
        case .check: true
        case .gitleaks: false
        }
    }

    /// Whether it can fire on a file whose name, without folders, is `name`.
    func mayFire(onName name: some Collection<UInt8>) -> Bool {
        switch decision {
        case .check(let check): check.fires(onTracked: name)
        case .gitleaks: true
        }
    }

    func fires(onTracked path: String) -> Bool {
        switch decision {
        case .check(let check): check.fires(onTracked: Array(path.utf8))
        case .gitleaks(let rule, let engine): engine.outcome(of: rule, path: path).map { $0 != .allowed } ?? false
        }
    }

    /// How sure a finding is by one version of the file.
    func confidence(inContent content: UnsafeRawBufferPointer, at path: String) -> Confidence {
        guard case .check(let check) = decision else { return rule.confidence }
        let confidence = check.confidence(inContent: content)
        return PathClass(path) == .ordinary ? confidence : confidence.lowered
    }

    /// Nil where it does not fire.
    func sighting(
        path: String, message: String, commit: Commit? = nil, inHead: Bool? = nil, order: Int = 0
    ) -> Sighting? {
        guard fires(onTracked: path) else { return nil }
        var sighting = Sighting(
            fileRule: rule, path: path, message: message, commit: commit, inHead: inHead, order: order)
        if case .gitleaks(let rule, let engine) = decision,
            case .allowedIn(let commits) = engine.outcome(of: rule, path: path)
        {
            sighting.allowedCommits = commits
        }
        return sighting
    }
}
