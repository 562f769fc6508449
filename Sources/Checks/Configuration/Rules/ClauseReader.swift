internal import Rules

/// Reads the fields of one table of a clause; what is wrong is told with file and line.
struct ClauseReader {
    let clause: RuleClause
    let fields: [String: RuleClause.Value]
    /// What the table is called in the file.
    let name: String

    init(_ clause: RuleClause) {
        self.clause = clause
        fields = clause.fields
        name = "rule.\(clause.kind.rawValue)"
    }

    private init(_ clause: RuleClause, _ fields: [String: RuleClause.Value], _ name: String) {
        self.clause = clause
        self.fields = fields
        self.name = name
    }

    func allow(_ names: [String]) throws(RulesError) {
        for key in fields.keys.sorted() where !names.contains(key) {
            throw failure(
                .unknownField, "unknown field '\(key)' in \(name); there are \(names.joined(separator: ", "))")
        }
    }

    func text(_ key: String) throws(RulesError) -> String? {
        guard let value = fields[key] else { return nil }
        guard case .text(let text) = value else { throw failure(.badValue, "'\(key)' must be a string") }
        return text
    }

    /// One text, or a list of them.
    func texts(_ key: String) throws(RulesError) -> [String] {
        switch fields[key] {
        case nil: return []
        case .text(let text): return [text]
        case .list(let items):
            var texts: [String] = []
            for item in items {
                guard case .text(let text) = item else { throw failure(.badValue, "'\(key)' must hold strings") }
                texts.append(text)
            }
            return texts
        case .table: throw failure(.badValue, "'\(key)' must be a string or a list of strings")
        }
    }

    /// One table, or a list of them.
    func tables(_ key: String) throws(RulesError) -> [ClauseReader] {
        switch fields[key] {
        case nil: return []
        case .table(let fields): return [ClauseReader(clause, fields, "\(name).\(key)")]
        case .list(let items):
            var tables: [ClauseReader] = []
            for item in items {
                guard case .table(let fields) = item else { throw failure(.badValue, "'\(key)' must hold tables") }
                tables.append(ClauseReader(clause, fields, "\(name).\(key)"))
            }
            return tables
        case .text: throw failure(.badValue, "'\(key)' must be a table or a list of tables")
        }
    }

    func severity() throws(RulesError) -> Severity? {
        guard let text = try text("severity") else { return nil }
        guard let severity = Severity(rawValue: text) else {
            throw failure(
                .badValue,
                "severity '\(text)' is none of \(Severity.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return severity
    }

    func failure(_ code: RulesError.Code, _ message: String) -> RulesError {
        RulesError(code, file: clause.file, line: clause.line, message)
    }
}
