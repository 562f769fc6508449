/// What a gitleaks configuration still has to say about a finding once its path is known.
public struct GitleaksMark: Sendable {
    /// In the engine's entries; nil for a finding of a built-in rule.
    var entry: Int?
    /// Where alone the rule looks; nil: everywhere.
    var path: GoRegex?
    /// Allowlists that path and commit decide about.
    var open: [GitleaksAllowlist] = []
    /// The line of the match's first byte, and the column as gitleaks counts it; both count from 1 within the text at hand.
    public var line = 1
    public internal(set) var column = 1
    /// Only there because another rule may require it.
    public internal(set) var isAuxiliary = false

    init(entry: Int?, path: GoRegex?) {
        self.entry = entry
        self.path = path
    }

    /// What paths and allowlists say; nil where the rule does not look at such a path.
    public func outcome(path text: String) -> GitleaksAllowlist.Outcome? {
        if let path, !path.occurs(in: text.utf8) { return nil }
        return GitleaksEngine.outcome(open, path: text)
    }
}

/// A match of a gitleaks rule that passed what does not depend on the path.
public struct GitleaksMatch: Sendable {
    /// Index in the rule set; of a rule that is not reported one that requires it.
    public var rule: Int
    /// Where the secret stands.
    public var secret: Range<Int>
    /// Where it is reported: what of the secret stands in the line of the match, else the match.
    public var shown: Range<Int>
    public var isAllowedInline: Bool
    public var mark: GitleaksMark
}

extension GitleaksEngine {
    /// Whether everything that a finding's rule requires is among these, and near enough.
    ///
    /// - Parameter others: what the same text holds, as far as path and allowlists let it stand.
    public func isComplete(_ mark: GitleaksMark, among others: [GitleaksMark]) -> Bool {
        guard let place = mark.entry else { return true }
        let entry = entries[place]
        return zip(entry.rule.required, entry.required).allSatisfy { required, target in
            others.contains { other in
                other.entry == target && required.lines.map { abs(other.line - mark.line) <= $0 } ?? true
                    && required.columns.map { abs(other.column - mark.column) <= $0 } ?? true
            }
        }
    }
}
