internal import Rules
internal import Settings

/// How a rule looks for settings: one `[[rule.setting]]`.
struct SettingRule: Sendable {
    private let files: [Glob]
    private let paths: [SettingPath]
    private let name: ValueTest?
    private let test: ValueTest?
    private let reportsName: Bool
    private let message: String?
    private let needs: [SettingCondition]
    private let unless: [SettingCondition]
    private let raises: [SettingCondition]
    /// What a file has to hold for the rule to fire: one of them.
    let demands: [WordDemand]

    private static let fields = [
        "formats", "files", "keywords", "path", "name", "value", "at", "message", "needs", "unless", "with",
    ]

    init(_ clause: RuleClause) throws(RulesError) {
        let reader = ClauseReader(clause)
        try reader.allow(Self.fields)
        files = try reader.texts("files").map(Glob.init)
        var paths: [SettingPath] = []
        for text in try reader.texts("path") { paths.append(try SettingPath(reader: reader, text)) }
        guard !paths.isEmpty else { throw reader.failure(.missingField, "'path' is missing in rule.setting") }
        self.paths = paths
        name = try reader.text("name").map { ValueTest($0) }
        test = try reader.text("value").map { ValueTest($0) }
        message = try reader.text("message")
        switch try reader.text("at") {
        case nil, "value": reportsName = false
        case "name": reportsName = true
        case let text?: throw reader.failure(.badValue, "at '\(text)' is neither name nor value")
        }
        needs = try Self.conditions(reader, "needs", raises: false)
        unless = try Self.conditions(reader, "unless", raises: false)
        raises = try Self.conditions(reader, "with", raises: true)
        let values = [name?.keywords ?? [], test?.keywords ?? []] + needs.flatMap(\.keywords)
        demands = try Self.wordsOfPaths(paths, reader).map { WordDemand($0 + values) }
    }

    /// The formats of a clause, which is read no further.
    static func formats(of clause: RuleClause) throws(RulesError) -> Set<SettingsFormat> {
        let reader = ClauseReader(clause)
        var formats: Set<SettingsFormat> = []
        for name in try reader.texts("formats") {
            guard let format = SettingsFormat(rawValue: name) else {
                throw reader.failure(
                    .badValue,
                    "format '\(name)' is none of \(SettingsFormat.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            formats.insert(format)
        }
        guard !formats.isEmpty else { throw reader.failure(.missingField, "'formats' is missing in rule.setting") }
        return formats
    }

    private static func conditions(
        _ reader: ClauseReader, _ key: String, raises: Bool
    ) throws(RulesError) -> [SettingCondition] {
        var conditions: [SettingCondition] = []
        for table in try reader.tables(key) { conditions.append(try SettingCondition(table, raises: raises)) }
        return conditions
    }

    /// The names of each path, and what the rule gives where they are too few.
    private static func wordsOfPaths(
        _ paths: [SettingPath], _ reader: ClauseReader
    ) throws(RulesError) -> [[[DemandedWord]]] {
        let given = try reader.texts("keywords")
        if !given.isEmpty {
            let words = given.map { text in
                text.hasSuffix("$")
                    ? DemandedWord(String(text.dropLast()), ignoresCase: true, edges: .end)
                    : DemandedWord(text, ignoresCase: true)
            }
            guard WordDemand([words]).lists.count == 1 else {
                throw reader.failure(.badValue, "'keywords' must have \(KeywordFilter.lengths) bytes to look for them")
            }
            return paths.map { [words] + $0.keywords }
        }
        for path in paths where WordDemand(path.keywords).lists.isEmpty {
            throw reader.failure(
                .badValue, "path '\(path)' has no name of three letters to look for; give 'keywords'")
        }
        return paths.map(\.keywords)
    }

    /// Every expression of the rule can be compiled.
    func validate() throws(RulesError) {
        _ = try name?.compile()
        _ = try test?.compile()
        for condition in needs + unless + raises {
            _ = try condition.name?.compile()
            _ = try condition.test?.compile()
        }
    }

    func applies(to path: String) -> Bool { files.isEmpty || files.contains { $0.matches(path) } }

    /// - Parameter budget: what was looked at is taken off; nothing more is found when it is spent.
    func findings(in file: SettingsFile, _ budget: inout SettingBudget) -> [CheckFinding] {
        var findings: [CheckFinding] = []
        let paths = paths.filter(file.mayHold)
        guard !paths.isEmpty else { return [] }
        for document in file.documents {
            guard !budget.isSpent else { break }
            var memory = ConditionMemory(steps: budget.steps)
            for path in paths {
                // To begin costs something, too: a file may have more documents than settings.
                budget.visits -= 1
                path.search(from: SettingMatch(setting: document), steps: &budget.visits) { match in
                    if isMeant(match, &memory), let finding = finding(match, &memory) { findings.append(finding) }
                    return memory.steps > 0
                }
            }
            budget.steps = memory.steps
        }
        return findings
    }

    private func isMeant(_ match: SettingMatch, _ memory: inout ConditionMemory) -> Bool {
        (name?.holds(for: match.setting.name) ?? true)
            && (test?.holds(for: match.setting.value) ?? true)
            && needs.allSatisfy { memory.holds($0, beside: match) }
            && !unless.contains { memory.holds($0, beside: match) } && memory.steps > 0
    }

    private func finding(_ match: SettingMatch, _ memory: inout ConditionMemory) -> CheckFinding? {
        let setting = match.setting
        let range = reportsName || setting.valueRange.isEmpty ? setting.nameRange : setting.valueRange
        guard !range.isEmpty else { return nil }
        let raised = raises.filter { memory.holds($0, beside: match) }
        let texts = [message].compactMap(\.self) + raised.compactMap(\.message)
        return CheckFinding(range, texts.joined(separator: ", "), severity: raised.compactMap(\.severity).max())
    }
}
