public import Rules
internal import Settings
internal import SourceCode

/// The rules about code and configuration of a rule set, ready to look at files.
///
/// A file is read only if it holds a word without which none of the rules of its language or format can fire; in
/// UTF-16 it holds none.
public final class ConfigurationAudit: Sendable {
    /// Longer files are not looked at, in bytes.
    public static let sizeLimit = 4 << 20

    private let clauses: ClauseStore

    /// - Parameter silent: rules that are off.
    public init(_ rules: RuleList, except silent: Set<RuleID> = []) {
        clauses = ClauseStore { rules.withClauses.filter { !silent.contains($0.id) } }
    }

    public init(_ rules: [Rule]) {
        clauses = ClauseStore { rules }
    }

    /// Every clause of every rule can be read, and every expression of it compiled.
    /// - Throws: what is wrong with a clause, with its file and line.
    public func validate() throws(RulesError) { try clauses.validate() }

    /// Whether files of this path may be looked at.
    public static func isNamed(_ path: String) -> Bool {
        Language(path: path) != nil || SettingsFormat(path: path) != nil || SettingsFormat.isToldByContent(path)
    }

    /// What a file holds.
    public struct Outcome {
        /// By place.
        public var findings: [(rule: Rule, finding: CheckFinding)] = []
        /// Whether all of it was looked at: a file made to take for ever is left in the middle.
        public var isComplete = true
    }

    /// - Precondition: the rules are valid: a user's files are checked when they are read, the program's own when it is tested.
    /// - Parameter isOn: rules that it is false for are left out.
    public func outcome(in bytes: [UInt8], path: String, isOn: (Rule) -> Bool = { _ in true }) -> Outcome {
        guard let kind = FileKind(path: path, content: bytes) else { return Outcome() }
        guard let rules = try? clauses.rules(about: kind) else { preconditionFailure("a rule cannot be read") }
        let candidates = rules.candidates(in: Self.searched(bytes, path)).filter { isOn($0.rule) }
        guard !candidates.isEmpty else { return Outcome() }
        var outcome =
            switch kind {
            case .code(let language): codeOutcome(in: bytes, language, candidates)
            case .settings(let format): settingOutcome(in: bytes, path, format, candidates)
            }
        outcome.findings = Self.settled(outcome.findings, path)
        return outcome
    }

    /// The bytes in which words are looked for: programs write `\=` in property files.
    private static func searched(_ bytes: [UInt8], _ path: String) -> [UInt8] {
        let backslash = UInt8(ascii: "\\")
        return path.hasSuffix(".properties") && bytes.contains(backslash) ? bytes.filter { $0 != backslash } : bytes
    }

    private func codeOutcome(in bytes: [UInt8], _ language: Language, _ candidates: [KindRules.Entry]) -> Outcome {
        let file = SourceFile(bytes, language: language)
        var findings = candidates.flatMap { entry -> [(rule: Rule, finding: CheckFinding)] in
            guard case .code(let code) = entry.look else { return [] }
            return code.findings(in: file).map { (entry.rule, $0) }
        }
        let tests = findings.isEmpty ? [] : file.testRanges
        for place in findings.indices where tests.contains(where: { $0.overlaps(findings[place].finding.range) }) {
            findings[place].finding.severity = .info
        }
        return Outcome(findings: findings, isComplete: file.isExact && !file.isExhausted)
    }

    private func settingOutcome(
        in bytes: [UInt8], _ path: String, _ format: SettingsFormat, _ candidates: [KindRules.Entry]
    ) -> Outcome {
        let rules = candidates.compactMap { entry -> (Rule, SettingRule)? in
            guard case .settings(let rule) = entry.look, rule.applies(to: path) else { return nil }
            return (entry.rule, rule)
        }
        guard !rules.isEmpty else { return Outcome() }
        do throws(SettingsError) {
            let file = try SettingsFile(bytes, format: format)
            var budget = SettingBudget(bytes: bytes.count)
            let findings = rules.flatMap { rule, settings in
                settings.findings(in: file, &budget).map { (rule, $0) }
            }
            return Outcome(findings: findings, isComplete: !budget.isSpent)
        } catch {
            // A file that cannot be read sets nothing.
            return Outcome(isComplete: !error.isLimit)
        }
    }

    /// By place, each as bad as the path makes it; of what one rule finds at overlapping places the first.
    private static func settled(
        _ found: [(rule: Rule, finding: CheckFinding)], _ path: String
    ) -> [(rule: Rule, finding: CheckFinding)] {
        var ends: [RuleID: Int] = [:]
        let sorted = found.sorted {
            ($0.finding.range.lowerBound, -$0.finding.range.upperBound, $0.rule.id)
                < ($1.finding.range.lowerBound, -$1.finding.range.upperBound, $1.rule.id)
        }
        return sorted.filter { item in
            guard item.finding.range.lowerBound >= ends[item.rule.id, default: 0] else { return false }
            ends[item.rule.id] = item.finding.range.upperBound
            return true
        }.map { item in
            var item = item
            item.finding.severity = PlaceSeverity.lowered(item.finding.severity ?? item.rule.severity, at: path)
            return item
        }
    }
}
