internal import Rules
internal import SourceCode

/// How a rule looks for code: one `[[rule.code]]`.
struct CodeRule: Sendable {
    /// The file has to hold one of these; what their variables stand for counts in the patterns too.
    let requires: CodeQuery?
    let query: CodeQuery
    private let tests: [Int: ValueTest]
    /// The variable whose place is reported.
    private let place: Int?
    private let message: String?
    private let needs: [CodeCondition]
    private let unless: [CodeCondition]
    private let raises: [CodeCondition]
    /// What a file has to hold for the rule to fire: one of them.
    let demands: [WordDemand]

    private static let fields = [
        "languages", "requires", "match", "where", "at", "message", "needs", "unless", "with",
    ]

    init(_ clause: RuleClause) throws(RulesError) {
        let reader = ClauseReader(clause)
        try reader.allow(Self.fields)
        requires = try reader.texts("requires").isEmpty ? nil : CodeQuery(reader: reader, "requires", anywhere: true)
        query = try CodeQuery(reader: reader, "match", sharing: requires?.variables ?? [])
        let names = query.variables
        tests = try CodeCondition.tests(reader, names)
        message = try reader.text("message")
        if let at = try reader.text("at") {
            guard let number = names.firstIndex(of: at) else {
                throw reader.failure(.badValue, "'at' names $\(at), which no pattern has")
            }
            place = number
        } else {
            place = nil
        }
        needs = try Self.conditions(reader, "needs", names, raises: false)
        unless = try Self.conditions(reader, "unless", names, raises: false)
        raises = try Self.conditions(reader, "with", names, raises: true)
        let required = requires?.demands(tests) ?? []
        demands = query.demands(tests, beside: needs.map(\.words) + [WordDemand.any(of: required)])
        guard demands.allSatisfy({ !$0.lists.isEmpty }) else {
            throw reader.failure(
                .badValue, "a word of each pattern must have \(KeywordFilter.lengths) bytes to look for it")
        }
    }

    /// The languages of a clause, which is read no further.
    static func languages(of clause: RuleClause) throws(RulesError) -> Set<Language> {
        let reader = ClauseReader(clause)
        var languages: Set<Language> = []
        for name in try reader.texts("languages") {
            guard let language = Language(rawValue: name) else {
                throw reader.failure(
                    .badValue,
                    "language '\(name)' is none of \(Language.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            languages.insert(language)
        }
        guard !languages.isEmpty else { throw reader.failure(.missingField, "'languages' is missing in rule.code") }
        return languages
    }

    private static func conditions(
        _ reader: ClauseReader, _ key: String, _ names: [String], raises: Bool
    ) throws(RulesError) -> [CodeCondition] {
        var conditions: [CodeCondition] = []
        for table in try reader.tables(key) {
            conditions.append(try CodeCondition(table, sharing: names, raises: raises))
        }
        return conditions
    }

    /// Every expression of the rule can be compiled.
    func validate() throws(RulesError) {
        for test in tests.values { _ = try test.compile() }
        for condition in needs + unless + raises { for test in condition.tests.values { _ = try test.compile() } }
    }

    func findings(in file: SourceFile) -> [CheckFinding] {
        var findings: [CheckFinding] = []
        var ranges: Set<Range<Int>> = []
        var memory = CodeConditionMemory(file)
        for context in contexts(in: file) {
            for match in query.matches(in: file, binding: context, holds: holds) {
                if file.isExhausted { return findings }
                let range = place.flatMap { file.bytes(of: $0, in: match) } ?? file.bytes(of: match)
                guard !range.isEmpty, !ranges.contains(range), isMeant(match, in: file, &memory) else { continue }
                ranges.insert(range)
                let raised = raises.filter { memory.holds($0, around: match) }
                let texts = [message].compactMap(\.self) + raised.compactMap(\.message)
                findings.append(
                    CheckFinding(
                        range, texts.map { worded($0, match, file) }.joined(separator: ", "),
                        severity: raised.compactMap(\.severity).max()))
            }
        }
        return findings
    }

    /// What gives variables of the patterns a value; `nil` gives none.
    private func contexts(in file: SourceFile) -> [CodeMatch?] {
        guard let requires else { return [nil] }
        let found = requires.matches(in: file, holds: holds)
        if let place, place < requires.variables.count { return found }
        // Those that stand for the same find the same.
        var known: Set<[[UInt8]]> = []
        return found.filter { known.insert(file.texts(in: $0)).inserted }
    }

    private func isMeant(_ match: CodeMatch, in file: SourceFile, _ memory: inout CodeConditionMemory) -> Bool {
        needs.allSatisfy { memory.holds($0, around: match) } && !unless.contains { memory.holds($0, around: match) }
            // Once there was too much to look at, it is not known what stands around a match.
            && !file.isExhausted
    }

    private func holds(_ variable: Int, _ texts: [[UInt8]]) -> Bool { tests[variable]?.holds(for: texts) ?? true }

    /// `$NAME` in a message is what stands there.
    private func worded(_ text: String, _ match: CodeMatch, _ file: SourceFile) -> String {
        guard text.contains("$") else { return text }
        var text = text
        for (number, name) in query.variables.enumerated().sorted(by: { $0.element.count > $1.element.count }) {
            guard let range = file.bytes(of: number, in: match) else { continue }
            let words = String(decoding: file.bytes[range], as: UTF8.self).split { $0.isWhitespace }.joined(
                separator: " ")
            let short = words.count > Self.longestQuote ? words.prefix(Self.longestQuote) + "…" : words
            text = text.split(separator: "$\(name)", omittingEmptySubsequences: false).joined(separator: short)
        }
        return text
    }

    private static let longestQuote = 60
}
