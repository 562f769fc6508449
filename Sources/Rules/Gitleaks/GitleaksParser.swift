internal import TOML

/// Reads one file of a gitleaks configuration, without what it extends.
struct GitleaksParser {
    /// What `[extend]` asks for.
    struct Extension: Hashable {
        var usesDefault = false
        var path = ""
        var disabledRules: [String] = []
        var line = 1
    }

    /// The file's own part; rules need not be complete yet.
    struct Part {
        var rules: [GitleaksRule] = []
        var allowlists: [GitleaksAllowlist] = []
        var targeted: [(rule: String, allowlist: GitleaksAllowlist, line: Int)] = []
        var extend: Extension?
        var notes: [String] = []
        var isEmpty: Bool { rules.isEmpty && extend == nil }
    }

    private static let keys: Set<String> = [
        "title", "description", "extend", "rules", "allowlist", "allowlists", "minversion",
    ]
    private static let ruleKeys: Set<String> = [
        "id", "description", "path", "regex", "secretgroup", "entropy", "keywords", "tags", "allowlist", "allowlists",
        "required", "skipreport",
    ]
    private static let allowlistKeys: Set<String> = [
        "description", "condition", "commits", "paths", "regextarget", "regexes", "stopwords", "targetrules",
    ]
    /// The newest version whose rules are understood.
    static let knownVersion = [8, 30, 1]

    private let file: String
    private var part = Part()

    private init(file: String) { self.file = file }

    /// - Throws: `RulesError` with file and line.
    static func parse(_ text: String, file: String) throws(RulesError) -> Part {
        let document: TOMLTable
        do {
            document = try TOMLDocument.parse(text)
        } catch {
            throw RulesError(.syntax, file: file, line: error.line, "not valid TOML: \(error.message)")
        }
        var parser = GitleaksParser(file: file)
        return try parser.part(GitleaksFields(table: document, file: file))
    }

    private mutating func part(_ fields: GitleaksFields) throws(RulesError) -> Part {
        note(fields, Self.keys)
        try checkVersion(fields)
        for table in try fields.tables("rules") { try add(rule: table) }
        for key in ["allowlist", "allowlists"] {
            for table in try fields.tables(key) { try add(allowlist: table) }
        }
        if fields.value("allowlist") != nil, fields.value("allowlists") != nil {
            throw fields.failure("allowlist", "[allowlist] and [[allowlists]] cannot stand side by side")
        }
        for table in try fields.tables("extend") {
            var extend = Extension(line: table.table.line)
            extend.usesDefault = try table.flag("useDefault")
            extend.path = try table.string("path")
            extend.disabledRules = try table.strings("disabledRules")
            if extend.usesDefault, !extend.path.isEmpty {
                throw table.failure("path", "extend.path and extend.useDefault cannot stand side by side")
            }
            part.extend = extend
        }
        let ids = Set(part.rules.map(\.id))
        for rule in part.rules {
            for required in rule.required where !ids.contains(required.id) {
                throw RulesError(
                    .badValue, file: file, line: rule.line,
                    "rule '\(rule.id)' requires '\(required.id)', which the file has not")
            }
        }
        return part
    }

    private mutating func note(_ fields: GitleaksFields, _ known: Set<String>) {
        for (key, line) in fields.unknownKeys(but: known) {
            part.notes.append("\(file):\(line): gitleaks knows no key '\(key)'; it does not count")
        }
    }

    private mutating func checkVersion(_ fields: GitleaksFields) throws(RulesError) {
        let text = try fields.string("minVersion")
        guard !text.isEmpty else { return }
        let numbers = (text.hasPrefix("v") ? text.dropFirst() : text[...]).prefix { $0 != "-" && $0 != "+" }
            .split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        let version = numbers.compactMap { $0 }
        guard version.count == numbers.count, (1...3).contains(version.count) else {
            throw fields.failure("minVersion", "minVersion '\(text)' is no version such as 8.25.0")
        }
        if Self.knownVersion.lexicographicallyPrecedes(version) {
            let known = Self.knownVersion.map { String($0) }.joined(separator: ".")
            part.notes.append(
                "\(file):\(fields.line(of: "minVersion")): asks for gitleaks \(text); configurations are understood as \(known) reads them"
            )
        }
    }

    private mutating func add(rule fields: GitleaksFields) throws(RulesError) {
        note(fields, Self.ruleKeys)
        let id = try fields.string("id")
        guard id.contains(where: { !$0.isWhitespace }) else { throw fields.failure(nil, "a rule needs an id") }
        var fields = fields
        fields.context = "rule '\(id)': "
        var rule = GitleaksRule(id: id)
        (rule.file, rule.line) = (file, fields.table.line)
        rule.description = try fields.string("description")
        rule.regex = try fields.regex("regex")
        rule.path = try fields.regex("path")
        rule.secretGroup = try fields.integer("secretGroup") ?? 0
        rule.entropy = try fields.number("entropy") ?? 0
        rule.keywords = try fields.strings("keywords").map { $0.lowercased() }
        rule.tags = try fields.strings("tags")
        rule.isHidden = try fields.flag("skipReport")
        if fields.value("allowlist") != nil, fields.value("allowlists") != nil {
            throw fields.failure("allowlist", "[rules.allowlist] and [[rules.allowlists]] cannot stand side by side")
        }
        for key in ["allowlist", "allowlists"] {
            for table in try fields.tables(key) {
                note(table, Self.allowlistKeys.subtracting(["targetrules"]))
                rule.allowlists.append(try allowlist(table))
            }
        }
        for table in try fields.tables("required") {
            let required = GitleaksRule.Required(
                id: try table.string("id"), lines: try table.integer("withinLines"),
                columns: try table.integer("withinColumns"))
            guard !required.id.isEmpty else { throw table.failure(nil, "a [[rules.required]] needs an id") }
            rule.required.append(required)
        }
        if let known = part.rules.firstIndex(where: { $0.id == id }) {
            part.notes.append("\(file):\(rule.line): rule '\(id)' is there twice; this one counts")
            part.rules.remove(at: known)
        }
        part.rules.append(rule)
    }

    private mutating func add(allowlist fields: GitleaksFields) throws(RulesError) {
        note(fields, Self.allowlistKeys)
        let list = try allowlist(fields)
        let targets = try fields.strings("targetRules")
        if targets.isEmpty { part.allowlists.append(list) }
        for target in targets { part.targeted.append((target, list, fields.line(of: "targetRules"))) }
    }

    private func allowlist(_ fields: GitleaksFields) throws(RulesError) -> GitleaksAllowlist {
        let condition = try fields.string("condition").uppercased()
        guard ["", "OR", "||", "AND", "&&"].contains(condition) else {
            throw fields.failure("condition", "allowlist: condition '\(condition)' is neither AND nor OR")
        }
        let target = try fields.string("regexTarget")
        guard let regexTarget = GitleaksAllowlist.Target(rawValue: target.isEmpty ? "secret" : target) else {
            throw fields.failure("regexTarget", "allowlist: regexTarget '\(target)' is none of secret, match, line")
        }
        let (paths, commits) = (try fields.regexes("paths"), try fields.strings("commits"))
        let (regexes, words) = (try fields.regexes("regexes"), try fields.strings("stopwords"))
        guard !(paths.isEmpty && commits.isEmpty && regexes.isEmpty && words.isEmpty) else {
            throw fields.failure(nil, "an allowlist names at least one of commits, paths, regexes and stopwords")
        }
        return GitleaksAllowlist(
            description: try fields.string("description"), needsAll: condition == "AND" || condition == "&&",
            paths: paths, commits: commits.map { $0.filter { !$0.isWhitespace } }, target: regexTarget,
            regexes: regexes, stopWords: words)
    }
}
