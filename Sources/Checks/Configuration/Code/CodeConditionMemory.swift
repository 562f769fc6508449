internal import SourceCode

/// What conditions of one rule are known to be in one file.
struct CodeConditionMemory {
    private let file: SourceFile
    private var known: [Place: Bool] = [:]

    private struct Place: Hashable {
        var condition: ObjectIdentifier
        var tokens: Range<Int>
    }

    init(_ file: SourceFile) { self.file = file }

    /// What is not about the match itself says the same of all matches in its scope.
    mutating func holds(_ condition: CodeCondition, around match: CodeMatch) -> Bool {
        let tokens = file.tokens(of: condition.scope, around: match)
        guard condition.scope.isWide, !condition.query.usesShared else {
            return condition.holds(around: match, in: file, tokens: tokens)
        }
        let place = Place(condition: ObjectIdentifier(condition), tokens: tokens)
        if let known = known[place] { return known }
        let holds = condition.holds(around: match, in: file, tokens: tokens)
        known[place] = holds
        return holds
    }
}
