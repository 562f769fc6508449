internal import Rules
internal import TOML

/// The allowlists of a gitleaks configuration, and its ignore file.
enum GitleaksFile {
    /// Global and per-rule allowlists; rules of its own are named in a note, they are not run.
    static func parse(_ document: TOMLTable, file: String, isTrusted: Bool) throws(ScanError) -> Policy {
        var policy = Policy()
        for key in ["allowlist", "allowlists"] {
            for table in tables(document[key]) {
                policy.allows.append(try allow(table, rules: [], file: file, isTrusted: isTrusted))
            }
        }
        var ownRules: [String] = []
        for rule in tables(document["rules"]) {
            let id = rule["id"]?.string ?? "?"
            if rule["regex"] != nil || rule["path"] != nil { ownRules.append(id) }
            for key in ["allowlist", "allowlists"] {
                for table in tables(rule[key]) {
                    policy.allows.append(
                        try allow(table, rules: [RuleSelector("gitleaks:" + id)], file: file, isTrusted: isTrusted))
                }
            }
        }
        if !ownRules.isEmpty {
            policy.notes.append(
                Note(
                    .ignoredSetting,
                    "\(file): rules \(ownRules.joined(separator: ", ")) are not run; write them as --rules files"))
        }
        if let disabled = document["extend"]?.table?["disabledRules"]?.array {
            policy.disabled = disabled.compactMap { $0.string }.map { RuleSelector("gitleaks:" + $0) }
        }
        return policy
    }

    private static func allow(
        _ table: TOMLTable, rules: [RuleSelector], file: String, isTrusted: Bool
    ) throws(ScanError) -> Allow {
        var allow = Allow(origin: file, reason: table["description"]?.string ?? "gitleaks allowlist")
        allow.sparesCritical = !isTrusted
        allow.reportsUnused = false
        allow.pathPatterns = try patterns(table["paths"], file: file)
        allow.valuePatterns = try patterns(table["regexes"], file: file)
        allow.stopWords = strings(table["stopwords"]).map { $0.lowercased() }
        allow.commits = strings(table["commits"])
        allow.anyConditionSuffices = table["condition"]?.string?.uppercased() != "AND"
        allow.rules = rules + strings(table["targetRules"]).map { RuleSelector("gitleaks:" + $0) }
        if !allow.rules.isEmpty { allow.anyConditionSuffices = false }
        return allow
    }

    /// `commit:file:rule:line` or `file:rule:line` a line.
    static func parseIgnore(_ text: String, file: String) -> Policy {
        var policy = Policy()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let entry = line.trimmed
            if entry.isEmpty || entry.hasPrefix("#") { continue }
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 3, let number = Int(parts[parts.count - 1]) else {
                policy.notes.append(
                    Note(.ignoredSetting, "\(file):\(index + 1): not a gitleaks fingerprint; remove it"))
                continue
            }
            var allow = Allow(origin: "\(file):\(index + 1)", reason: "listed in \(file)")
            let hasCommit = parts.count >= 4 && parts[0].count == 40 && parts[0].allSatisfy(\.isHexDigit)
            if hasCommit { allow.commits = [parts[0]] }
            allow.paths = [Glob("/" + parts[(hasCommit ? 1 : 0)..<(parts.count - 2)].joined(separator: ":"))]
            allow.line = number
            allow.sparesCritical = false
            policy.allows.append(allow)
        }
        return policy
    }

    private static func tables(_ value: TOMLValue?) -> [TOMLTable] {
        if let table = value?.table { return [table] }
        return value?.array?.compactMap { $0.table } ?? []
    }

    private static func strings(_ value: TOMLValue?) -> [String] {
        value?.array?.compactMap { $0.string } ?? []
    }

    private static func patterns(_ value: TOMLValue?, file: String) throws(ScanError) -> [BytePattern] {
        var result: [BytePattern] = []
        for text in strings(value) {
            do {
                result.append(try BytePattern(text))
            } catch {
                throw ScanError(.usage, "\(file): '\(text)': \(error.message)")
            }
        }
        return result
    }
}
