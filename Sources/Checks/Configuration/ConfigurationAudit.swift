public import Rules
internal import Settings
internal import SourceCode

/// The rules about code and configuration of a rule set, ready to look at files.
///
/// A file is read only if it holds a word without which none of the rules of its language or format can fire, or if it may
/// write its words in another way than as they are.
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

    /// What a file holds.
    public struct Outcome {
        /// By place.
        public var findings: [(rule: Rule, finding: CheckFinding)] = []
        /// Whether all of it was looked at: a file made to take for ever is left in the middle.
        public var isComplete = true
    }

    /// The words to look for in a file, for `outcome` to know where they stand; nil if it looks for them itself.
    /// - Precondition: that of `outcome`.
    public func words(of file: ConfigurationFile, content: [UInt8], for detector: Detector) -> WatchedWords? {
        guard let kind = file.kind(content) else { return nil }
        return rules(about: kind).watched(by: detector)
    }

    private func rules(about kind: FileKind) -> KindRules {
        guard let rules = try? clauses.rules(about: kind) else { preconditionFailure("a rule cannot be read") }
        return rules
    }

    /// - Precondition: the rules are valid: a user's files are checked when they are read, the program's own when it is tested.
    /// - Parameters:
    ///   - places: where the file's words stand in it, if they were looked for.
    ///   - isOn: rules that it is false for are left out.
    public func outcome(
        in bytes: [UInt8], of file: ConfigurationFile, words places: WatchedWords.Places? = nil,
        isOn: (Rule) -> Bool = { _ in true }
    ) -> Outcome {
        guard let kind = file.kind(bytes) else { return Outcome() }
        let path = file.path
        let rules = rules(about: kind)
        let candidates = (Self.hidesWords(bytes, kind) ? rules.all : rules.candidates(in: bytes, places)).filter {
            isOn($0.rule)
        }
        guard !candidates.isEmpty else { return Outcome() }
        var outcome =
            switch kind {
            case .code(let language): codeOutcome(in: bytes, language, candidates)
            case .settings(let format): settingOutcome(in: bytes, path, format, candidates)
            }
        outcome.findings = Self.settled(outcome.findings, path)
        return outcome
    }

    /// The same of a file of any name.
    public func outcome(in bytes: [UInt8], path: String, isOn: (Rule) -> Bool = { _ in true }) -> Outcome {
        ConfigurationFile(path: path).map { outcome(in: bytes, of: $0, isOn: isOn) } ?? Outcome()
    }

    private static func hidesWords(_ bytes: [UInt8], _ kind: FileKind) -> Bool {
        guard case .settings(let format) = kind else { return false }
        return HiddenWords.mayBe(in: bytes, format)
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
