internal import Rules
internal import SourceCode

/// Code that stands around a match, or does not.
final class CodeCondition: Sendable {
    let scope: Scope
    let query: CodeQuery
    let tests: [Int: ValueTest]
    /// Of what a finding becomes when the code is there.
    let severity: Severity?
    let message: String?
    /// Of which a file has to hold one for the code to be there; none where nothing is known of it.
    let words: [DemandedWord]

    /// - Parameter names: of the variables of the match.
    init(_ reader: ClauseReader, sharing names: [String], raises: Bool) throws(RulesError) {
        try reader.allow(raises ? ["scope", "match", "where", "severity", "message"] : ["scope", "match", "where"])
        let text = try reader.text("scope") ?? Scope.call.rawValue
        guard let scope = Scope(rawValue: text) else {
            throw reader.failure(
                .badValue, "scope '\(text)' is none of \(Scope.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.scope = scope
        query = try CodeQuery(reader: reader, "match", sharing: names, anywhere: true)
        tests = try Self.tests(reader, query.variables)
        // What is given is not tested again.
        words = WordDemand.any(of: query.demands(tests.filter { $0.key >= names.count }))
        severity = try raises ? reader.severity() : nil
        message = try raises ? reader.text("message") : nil
    }

    /// - Parameter tokens: of the scope around the match.
    func holds(around match: CodeMatch, in file: SourceFile, tokens: Range<Int>) -> Bool {
        query.isMet(in: file, tokens: tokens, of: match) { [tests] variable, texts in
            tests[variable]?.holds(for: texts) ?? true
        }
    }

    /// The tests of variables, by their numbers.
    static func tests(_ reader: ClauseReader, _ variables: [String]) throws(RulesError) -> [Int: ValueTest] {
        guard let table = try reader.tables("where").first else { return [:] }
        var tests: [Int: ValueTest] = [:]
        for key in table.fields.keys.sorted() {
            guard let number = variables.firstIndex(of: key) else {
                throw reader.failure(.badValue, "'where' names $\(key), which no pattern has")
            }
            tests[number] = try table.text(key).map { ValueTest($0) }
        }
        return tests
    }
}

extension CodeQuery {
    /// What a file with a match holds: of each pattern its words and those of the values of its variables.
    /// - Parameter around: what it holds beside it.
    func demands(_ tests: [Int: ValueTest], beside around: [[DemandedWord]] = []) -> [WordDemand] {
        let values = tests.mapValues(\.keywordsOfCode)
        return patterns.map { pattern in
            let written = pattern.words.map { $0.map(DemandedWord.init) }
            return WordDemand(written + pattern.bound.compactMap { values[$0] } + around)
        }
    }

    /// The patterns of a field.
    init(
        reader: ClauseReader, _ key: String, sharing names: [String] = [], anywhere: Bool = false
    ) throws(RulesError) {
        let texts = try reader.texts(key)
        guard !texts.isEmpty else { throw reader.failure(.missingField, "'\(key)' is missing in \(reader.name)") }
        do throws(CodePattern.Mistake) {
            self = try CodeQuery(texts, sharing: names, anywhere: anywhere)
        } catch {
            throw reader.failure(.badPattern, "\(key): \(error.message)")
        }
    }
}
