internal import Rules

/// What a path changes about a finding: whether its rule applies there, and how sure it is.
struct PathRules: Sendable {
    let path: String
    private let pathClass: PathClass

    init(_ path: String) {
        self.path = path
        pathClass = PathClass(path)
    }

    /// Nil where the rule does not apply.
    func confidence(of finding: BlobFinding, by rule: Rule) -> Confidence? {
        guard rule.applies(to: path) else { return nil }
        switch pathClass {
        case .ordinary: return finding.confidence
        // A checksum that holds proves the value, whatever the file.
        case .illustrative: return finding.confidence == .certain ? .certain : finding.confidence.lowered
        case .generated: return rule.specificity == 0 ? nil : finding.confidence
        case .generatedExample:
            guard rule.specificity > 0 else { return nil }
            return finding.confidence == .certain ? .certain : finding.confidence.lowered
        }
    }
}
