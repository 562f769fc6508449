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

    /// One clause of a rule.
    private struct Entry: Sendable {
        var rule: Rule
        var look: Look
    }

    private enum Look: Sendable {
        case code(CodeRule)
        case settings(SettingRule)

        var demands: [WordDemand] {
            switch self {
            case .code(let rule): rule.demands
            case .settings(let rule): rule.demands
            }
        }

        func validate() throws(RulesError) {
            switch self {
            case .code(let rule): try rule.validate()
            case .settings(let rule): try rule.validate()
            }
        }
    }

    private let entries: [Entry]
    private let gate: KeywordGate

    /// - Throws: what is wrong with a clause, with its file and line.
    public init(_ rules: some Sequence<Rule>) throws(RulesError) {
        var entries: [Entry] = []
        for rule in rules where rule.hasClauses {
            for clause in rule.clauses {
                let look: Look =
                    switch clause.kind {
                    case .code: .code(try CodeRule(clause))
                    case .setting: .settings(try SettingRule(clause))
                    }
                entries.append(Entry(rule: rule, look: look))
            }
        }
        self.entries = entries
        gate = KeywordGate(entries.map(\.look.demands))
    }

    /// Every expression of every rule can be compiled.
    public func validate() throws(RulesError) {
        for entry in entries { try entry.look.validate() }
    }

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

    public func outcome(in bytes: [UInt8], path: String, isOn: (Rule) -> Bool) -> Outcome {
        let candidates = gate.candidates(in: Self.searched(bytes, path)).filter { isOn(entries[$0].rule) }
        guard !candidates.isEmpty else { return Outcome() }
        var outcome =
            if let language = Language(path: path) {
                codeOutcome(in: bytes, language, candidates)
            } else {
                settingOutcome(in: bytes, path, candidates)
            }
        outcome.findings = Self.settled(outcome.findings, path)
        return outcome
    }

    /// The bytes in which words are looked for: programs write `\=` in property files.
    private static func searched(_ bytes: [UInt8], _ path: String) -> [UInt8] {
        let backslash = UInt8(ascii: "\\")
        return path.hasSuffix(".properties") && bytes.contains(backslash) ? bytes.filter { $0 != backslash } : bytes
    }

    private func codeOutcome(in bytes: [UInt8], _ language: Language, _ candidates: [Int]) -> Outcome {
        let rules = candidates.compactMap { index -> (Rule, CodeRule)? in
            guard case .code(let rule) = entries[index].look, rule.languages.contains(language) else { return nil }
            return (entries[index].rule, rule)
        }
        guard !rules.isEmpty else { return Outcome() }
        let file = SourceFile(bytes, language: language)
        let findings = rules.flatMap { rule, code in code.findings(in: file).map { (rule, $0) } }
        return Outcome(findings: findings, isComplete: file.isExact && !file.isExhausted)
    }

    private func settingOutcome(in bytes: [UInt8], _ path: String, _ candidates: [Int]) -> Outcome {
        guard let format = SettingsFormat(path: path, content: bytes) else { return Outcome() }
        let rules = candidates.compactMap { index -> (Rule, SettingRule)? in
            guard case .settings(let rule) = entries[index].look, rule.formats.contains(format),
                rule.applies(to: path)
            else { return nil }
            return (entries[index].rule, rule)
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
