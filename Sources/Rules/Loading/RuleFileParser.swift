internal import TOML

/// Reads `rules/<family>.toml`. Every mistake names its file and line.
public enum RuleFileParser {
    /// - Parameters:
    ///   - text: the file's content, UTF-8.
    ///   - file: its path, for messages; its last component up to the first dot is the family of every rule in it.
    public static func parse(_ text: String, file: String) throws(RulesError) -> [Rule] {
        let document: TOMLTable
        do {
            document = try TOMLDocument.parse(text)
        } catch {
            throw RulesError(.syntax, file: file, line: error.line, "not valid TOML: \(error.message)")
        }
        for key in document.keys where key != "rule" {
            throw RulesError(
                .unknownField, file: file, line: document.line(of: key),
                "unknown field '\(key)'; a rule file holds [[rule]] entries only")
        }
        guard let entries = document["rule"]?.array, !entries.isEmpty else {
            throw RulesError(.missingField, file: file, line: 1, "no rule in this file; add a [[rule]] entry")
        }
        var rules: [Rule] = []
        var lines: [RuleID: Int] = [:]
        for entry in entries {
            guard let table = entry.table else {
                throw RulesError(.badValue, file: file, line: entry.line, "'rule' must be an array of tables: [[rule]]")
            }
            let rule = try RuleEntryReader(table: table, file: file).rule()
            if let first = lines.updateValue(table.line, forKey: rule.id) {
                throw RulesError(
                    .duplicate, file: file, line: table.line(of: "id"),
                    "rule \(rule.id) stands already in line \(first)")
            }
            rules.append(rule)
        }
        return rules
    }
}

/// Turns one `[[rule]]` table into a `Rule`.
private struct RuleEntryReader {
    let table: TOMLTable
    let file: String

    private static let fields: Set<String> = [
        "id", "name", "description", "severity", "confidence", "keywords", "pattern", "window", "secretGroup",
        "filters",
        "validate", "broad", "paths", "excludePaths", "remediation", "references", "cwe", "aliases", "examples",
        "nonExamples", "code", "setting",
    ]
    /// What only pattern rules have.
    private static let patternFields = ["keywords", "pattern", "window", "secretGroup", "filters", "validate", "broad"]
    private static let exampleFields: Set<String> = ["text", "secret", "path", "reason"]

    func rule() throws(RulesError) -> Rule {
        for key in table.keys where !Self.fields.contains(key) {
            throw failure(
                .unknownField, key, "unknown field '\(key)'; nearest is '\(nearest(to: key, in: Self.fields))'")
        }
        let idText = try string("id")
        guard let id = RuleID(idText) else {
            throw failure(.badValue, "id", "id '\(idText)' must be family/kebab-name, in a-z, 0-9 and '-'")
        }
        let family = familyOfFile
        guard id.family == family else {
            throw failure(.badValue, "id", "id '\(idText)' must begin with '\(family)/', the name of its file")
        }
        let clauses = try clauses(.code) + clauses(.setting)
        if !clauses.isEmpty { return try clauseRule(id, clauses) }
        let keywords = try strings("keywords")
        for keyword in keywords where !KeywordFilter.lengths.contains(keyword.utf8.count) {
            throw failure(
                .badValue, "keywords", "keyword '\(keyword.prefix(40))' must have \(KeywordFilter.lengths) bytes")
        }
        guard !keywords.isEmpty else {
            throw failure(.missingField, "keywords", "a pattern rule needs at least one keyword")
        }

        let pattern: String
        let compiled: Pattern
        let window = try window()
        do throws(RulesError) {
            let written = try string("pattern")
            guard !written.isEmpty else { throw RulesError(.badPattern, "pattern: is empty") }
            pattern = try Fragments.expanded(written)
            compiled = try Pattern(pattern, anchored: window.before == 0, for: [])
        } catch {
            throw failure(error.code, "pattern", error.message)
        }
        guard compiled.maxLookbehind <= Window.leftContext else {
            throw failure(
                .badPattern, "pattern",
                "pattern: looks back \(compiled.maxLookbehind) bytes; at most \(Window.leftContext)")
        }
        let group = try integer("secretGroup") ?? (compiled.captureCount > 0 ? 1 : 0)
        guard (0...min(compiled.captureCount, MatchScratch.groupLimit - 1)).contains(group) else {
            throw failure(
                .badValue, "secretGroup", "secretGroup \(group): the pattern has \(compiled.captureCount) groups")
        }
        return Rule(
            id: id, name: try string("name"), description: try string("description"),
            severity: try choice("severity"), confidence: try confidence(),
            keywords: keywords, pattern: pattern, window: window, secretGroup: group,
            filters: try filters(), validation: table["validate"] == nil ? nil : try choice("validate"),
            isBroad: try flag("broad"), paths: try strings("paths").map(Glob.init),
            excludedPaths: try strings("excludePaths").map(Glob.init),
            remediation: try string("remediation"), references: try strings("references"),
            cwe: try optionalString("cwe") ?? "CWE-798", aliases: try strings("aliases"),
            examples: try examples("examples"), nonExamples: try examples("nonExamples"))
    }

    /// A rule about code or configuration.
    private func clauseRule(_ id: RuleID, _ clauses: [RuleClause]) throws(RulesError) -> Rule {
        for key in Self.patternFields where table[key] != nil {
            throw failure(.unknownField, key, "'\(key)' is for rules without [[rule.code]] and [[rule.setting]]")
        }
        var rule = Rule(
            id: id, name: try string("name"), description: try string("description"),
            severity: try choice("severity"), confidence: try confidence(),
            paths: try strings("paths").map(Glob.init), excludedPaths: try strings("excludePaths").map(Glob.init),
            remediation: try string("remediation"), references: try strings("references"), cwe: try string("cwe"),
            aliases: try strings("aliases"), examples: try examples("examples"),
            nonExamples: try examples("nonExamples"))
        rule.clauses = clauses
        return rule
    }

    private func clauses(_ kind: RuleClause.Kind) throws(RulesError) -> [RuleClause] {
        guard let value = table[kind.rawValue] else { return [] }
        guard let entries = value.array, !entries.isEmpty else {
            throw failure(.badValue, kind.rawValue, "'\(kind.rawValue)' must be tables: [[rule.\(kind.rawValue)]]")
        }
        var clauses: [RuleClause] = []
        for entry in entries {
            guard case .table(let fields)? = try clauseValue(entry, kind.rawValue) else {
                throw failure(.badValue, kind.rawValue, "'\(kind.rawValue)' must be tables: [[rule.\(kind.rawValue)]]")
            }
            clauses.append(RuleClause(kind, fields, file: file, line: entry.line))
        }
        return clauses
    }

    private func clauseValue(_ value: TOMLValue, _ key: String) throws(RulesError) -> RuleClause.Value? {
        if let table = value.table {
            var fields: [String: RuleClause.Value] = [:]
            for name in table.keys { if let field = table[name] { fields[name] = try clauseValue(field, name) } }
            return .table(fields)
        }
        if let items = value.array {
            var list: [RuleClause.Value] = []
            for item in items { if let item = try clauseValue(item, key) { list.append(item) } }
            return .list(list)
        }
        if let text = value.string { return .text(try checked(text, key)) }
        if let number = value.int { return .text(String(number)) }
        if let flag = value.bool { return .text(flag ? "true" : "false") }
        throw RulesError(.badValue, file: file, line: value.line, "'\(key)' holds neither text, number nor truth value")
    }

    /// `cors` of `rules/cors.toml` and of `rules/cors.python.toml`.
    private var familyOfFile: String {
        let name = file.split(separator: "/").last ?? file[...]
        return String(name.prefix { $0 != "." })
    }

    private func confidence() throws(RulesError) -> Confidence {
        let value: Confidence = try choice("confidence")
        guard value != .certain else {
            throw failure(
                .badValue, "confidence", "confidence 'certain' is given by a checksum; write low, medium or high")
        }
        return value
    }

    private func window() throws(RulesError) -> Window {
        guard let value = table["window"] else { return Window() }
        guard let entry = value.table else {
            throw failure(.badValue, "window", "window must be { before = N, after = N }")
        }
        for key in entry.keys where key != "before" && key != "after" {
            throw failure(.unknownField, "window", "unknown field 'window.\(key)'; there are before and after")
        }
        let fields = RuleEntryReader(table: entry, file: file)
        let window = Window(
            before: try fields.integer("before") ?? 0, after: try fields.integer("after") ?? Window.defaultAfter)
        guard Window.beforeRange.contains(window.before), Window.afterRange.contains(window.after) else {
            throw failure(
                .badValue, "window", "window: before is \(Window.beforeRange) bytes, after \(Window.afterRange)")
        }
        return window
    }

    private func filters() throws(RulesError) -> [ValueFilter] {
        var result: [ValueFilter] = []
        for text in try strings("filters") {
            guard let filter = ValueFilter(text) else {
                throw failure(.badValue, "filters", "unknown filter '\(text)'; see docs/writing-rules.md")
            }
            result.append(filter)
        }
        return result
    }

    private func examples(_ key: String) throws(RulesError) -> [RuleExample] {
        guard let value = table[key] else { return [] }
        guard let entries = value.array else { throw failure(.badValue, key, "\(key) must be tables: [[rule.\(key)]]") }
        var result: [RuleExample] = []
        for entry in entries {
            guard let example = entry.table else {
                throw failure(.badValue, key, "\(key) must be tables: [[rule.\(key)]]")
            }
            let fields = RuleEntryReader(table: example, file: file)
            for field in example.keys where !Self.exampleFields.contains(field) {
                throw fields.failure(.unknownField, field, "unknown field '\(key).\(field)'")
            }
            result.append(
                RuleExample(
                    packed: try fields.string("text"), secret: try fields.optionalString("secret"),
                    path: try fields.optionalString("path"), reason: try fields.optionalString("reason")))
        }
        return result
    }

    // MARK: Fields by type

    private func string(_ key: String) throws(RulesError) -> String {
        guard let text = try optionalString(key) else { throw failure(.missingField, key, "field '\(key)' is missing") }
        return text
    }

    private func optionalString(_ key: String) throws(RulesError) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw failure(.badValue, key, "'\(key)' must be a string") }
        return try checked(text, key)
    }

    /// Packed rules use these control characters as marks.
    private func checked(_ text: String, _ key: String) throws(RulesError) -> String {
        guard !text.utf8.contains(where: { (0x1C...0x1F).contains($0) }) else {
            throw failure(.badValue, key, "'\(key)' holds a control character (U+001C to U+001F)")
        }
        return text
    }

    private func strings(_ key: String) throws(RulesError) -> [String] {
        guard let value = table[key] else { return [] }
        guard let entries = value.array else { throw failure(.badValue, key, "'\(key)' must be an array of strings") }
        var result: [String] = []
        for entry in entries {
            guard let text = entry.string else { throw failure(.badValue, key, "'\(key)' must be an array of strings") }
            result.append(try checked(text, key))
        }
        return result
    }

    private func integer(_ key: String) throws(RulesError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int else { throw failure(.badValue, key, "'\(key)' must be a whole number") }
        return number
    }

    private func flag(_ key: String) throws(RulesError) -> Bool {
        guard let value = table[key] else { return false }
        guard let flag = value.bool else { throw failure(.badValue, key, "'\(key)' must be true or false") }
        return flag
    }

    private func choice<Value: RawRepresentable & CaseIterable>(_ key: String) throws(RulesError) -> Value
    where Value.RawValue == String {
        let text = try string(key)
        guard let value = Value(rawValue: text) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure(.badValue, key, "\(key) '\(text)' is none of \(all)")
        }
        return value
    }

    private func failure(_ code: RulesError.Code, _ key: String, _ message: String) -> RulesError {
        RulesError(code, file: file, line: table.line(of: key) ?? table.line, message)
    }

    private func nearest(to word: String, in words: Set<String>) -> String {
        words.min { (EditDistance.between(word, $0), $0) < (EditDistance.between(word, $1), $1) } ?? ""
    }
}
