internal import Rules

/// What a gitleaks configuration says about the findings of a text once its path is known.
struct GitleaksFindings: Sendable {
    private let engine: GitleaksEngine
    private let rules: RuleSet

    /// Nil where there is no configuration.
    init?(_ detector: Detector) {
        guard let engine = detector.gitleaks else { return nil }
        self.engine = engine
        rules = detector.rules
    }

    private struct Standing {
        var finding: BlobFinding
        var confidence: Confidence
        var allowedCommits: Set<String> = []

        /// Findings of built-in rules have no line in their mark.
        var line: Int { finding.span.line }
    }

    func sightings(
        of result: BlobResult, path: String, commit: Commit?, inHead: Bool?, order: Int
    ) -> [Sighting] {
        let standing = result.findings.compactMap { stand($0, path) }
        let marks = standing.filter { !$0.finding.isAllowedInline }.compactMap(\.finding.gitleaks)
        let complete = standing.filter { standing in
            guard let mark = standing.finding.gitleaks else { return true }
            return !mark.isAuxiliary && engine.isComplete(mark, among: marks)
        }
        return complete.filter { one in !complete.contains { yields(one, to: $0) } }.map { standing in
            var sighting = Sighting(
                standing.finding, rule: rules.rules[standing.finding.rule], confidence: standing.confidence,
                path: standing.finding.path(in: path), commit: commit, inHead: inHead, order: order)
            sighting.allowedCommits = standing.allowedCommits
            return sighting
        }
    }

    /// Nil where the path, or an allowlist, lets nothing stand there.
    private func stand(_ finding: BlobFinding, _ file: String) -> Standing? {
        let path = finding.path(in: file)
        let rule = rules.rules[finding.rule]
        let isBuiltIn = engine.rule(at: finding.rule) == nil
        if !isBuiltIn, rules.gitleaks?.isOwn(path: path) == true { return nil }
        // What a path says about tests and generated files is for the built-in rules.
        guard
            let confidence = isBuiltIn
                ? PathRules(finding.judgedPath(in: file)).confidence(of: finding, by: rule) : finding.confidence
        else { return nil }
        var standing = Standing(finding: finding, confidence: confidence)
        guard let mark = finding.gitleaks else { return standing }
        switch mark.outcome(path: path) {
        case nil, .allowed: return nil
        case .reported: return standing
        case .allowedIn(let commits):
            standing.allowedCommits = commits
            return standing
        }
    }

    /// What guesses yields to what knows, on the same line and for the same value or one around it.
    private func yields(_ one: Standing, to other: Standing) -> Bool {
        guard one.finding.rule != other.finding.rule, one.line == other.line, isGeneric(one), !isGeneric(other) else {
            return false
        }
        return other.finding.secret.contains(one.finding.secret)
    }

    private func isGeneric(_ standing: Standing) -> Bool {
        engine.rule(at: standing.finding.rule).map(\.isGeneric)
            ?? (rules.rules[standing.finding.rule].specificity == 0)
    }
}

extension Secret {
    fileprivate func contains(_ other: Secret) -> Bool {
        let (own, wanted) = (revealed, other.revealed)
        guard let first = wanted.first else { return true }
        return own.indices.contains { own[$0] == first && own[$0...].starts(with: wanted) }
    }
}
