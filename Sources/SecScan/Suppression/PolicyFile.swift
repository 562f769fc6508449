internal import FoundationEssentials
internal import Rules
internal import TOMLKit

/// Reads `.secscan.toml`, and what people have already: `.gitleaks.toml` and `.gitleaksignore`.
enum PolicyFile {
    static let name = ".secscan.toml"
    /// A policy is written by hand; anything larger is not one.
    static let sizeLimit = 1 << 20

    /// - Parameters:
    ///   - file: for messages; decides the kind together with the content.
    ///   - isTrusted: named by the user: critical findings may be allowed by path and rule as well.
    static func parse(_ text: String, file: String, isTrusted: Bool) throws(ScanError) -> Policy {
        if file.hasSuffix(".gitleaksignore") { return GitleaksFile.parseIgnore(text, file: file) }
        let document: TOMLTable
        do {
            document = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw ScanError(.usage, "\(file):\(error.source.begin.line): not valid TOML: \(error.description)")
        } catch {
            throw ScanError(.usage, "\(file): not valid TOML")
        }
        if ["allowlist", "allowlists", "extend"].contains(where: { document[$0] != nil }) || document["rules"]?.array != nil {
            return try GitleaksFile.parse(document, file: file)
        }
        return try Reader(document: document, file: file, text: text, isTrusted: isTrusted).policy()
    }

    private struct Reader {
        let document: TOMLTable
        let file: String
        let text: String
        let isTrusted: Bool

        private static let fields = ["allow", "exclude", "rules", "failOn"]
        private static let allowFields = ["paths", "rules", "fingerprints", "reason", "expires"]

        func policy() throws(ScanError) -> Policy {
            var policy = Policy()
            try refuseUnknown(in: document, known: Self.fields, prefix: "")
            policy.excluded = try strings(document["exclude"], "exclude", line(of: "exclude")).map(Glob.init)
            if let value = document["failOn"] {
                guard let severity = value.string.flatMap(Severity.init(rawValue:)) else {
                    throw failure(line(of: "failOn"), "failOn must be one of \(Severity.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                policy.failOn = severity
            }
            if let value = document["rules"] {
                guard let rules = value.table else { throw failure(line(of: "rules"), "[rules] must be a table") }
                try refuseUnknown(in: rules, known: ["disable"], prefix: "rules.")
                policy.disabled = try strings(rules["disable"], "rules.disable", line(of: "disable")).map(RuleSelector.init)
            }
            if let value = document["allow"] {
                guard let entries = value.array else { throw failure(line(of: "allow"), "write allow entries as [[allow]]") }
                for (index, entry) in entries.enumerated() {
                    guard let table = entry.table else { throw failure(line(of: "allow"), "write allow entries as [[allow]]") }
                    policy.allows.append(try allow(table, line: lineOfAllow(index)))
                }
            }
            return policy
        }

        private func allow(_ table: TOMLTable, line: Int) throws(ScanError) -> Allow {
            try refuseUnknown(in: table, known: Self.allowFields, prefix: "allow.", line: line)
            guard let reason = table["reason"]?.string, !reason.trimmed.isEmpty else {
                throw failure(line, "every [[allow]] needs a reason")
            }
            var allow = Allow(origin: "\(file):\(line)", reason: reason)
            allow.sparesCritical = !isTrusted
            allow.paths = try strings(table["paths"], "paths", line).map(Glob.init)
            allow.rules = try strings(table["rules"], "rules", line).map(RuleSelector.init)
            for text in try strings(table["fingerprints"], "fingerprints", line) {
                guard let fingerprint = Fingerprint(text) else {
                    throw failure(line, "'\(text)' is no fingerprint: 32 hexadecimal digits, as a report shows them")
                }
                allow.fingerprints.insert(fingerprint.description)
            }
            guard !allow.paths.isEmpty || !allow.rules.isEmpty || !allow.fingerprints.isEmpty else {
                throw failure(line, "an [[allow]] names paths, rules or fingerprints; one that names nothing would allow all")
            }
            if let value = table["expires"] {
                let text = value.string ?? value.date.map { "\($0.year)-\(Self.two($0.month))-\(Self.two($0.day))" } ?? ""
                guard let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else {
                    throw failure(line, "expires must be a date such as 2027-01-31")
                }
                allow.expires = Int64(date.timeIntervalSince1970)
            }
            return allow
        }

        private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

        private func strings(_ value: (any TOMLValueConvertible)?, _ key: String, _ line: Int) throws(ScanError) -> [String] {
            guard let value else { return [] }
            guard let array = value.array else { throw failure(line, "\(key) must be an array of strings") }
            var result: [String] = []
            for element in array {
                guard let text = element.string else { throw failure(line, "\(key) must be an array of strings") }
                result.append(text)
            }
            return result
        }

        private func refuseUnknown(in table: TOMLTable, known: [String], prefix: String, line: Int? = nil) throws(ScanError) {
            for key in table.keys where !known.contains(key) {
                let nearest = known.min { EditDistance.between($0, key) < EditDistance.between($1, key) } ?? ""
                throw failure(line ?? self.line(of: key), "unknown key '\(prefix)\(key)'; nearest is '\(prefix)\(nearest)'")
            }
        }

        private func failure(_ line: Int, _ message: String) -> ScanError { ScanError(.usage, "\(file):\(line): \(message)") }

        private func line(of key: String) -> Int {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return (lines.firstIndex { $0.trimmed.hasPrefix(key) || $0.trimmed.hasPrefix("[\(key)") || $0.trimmed.hasPrefix("[[\(key)") } ?? 0) + 1
        }

        private func lineOfAllow(_ index: Int) -> Int {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let starts = lines.indices.filter { lines[$0].trimmed.hasPrefix("[[allow]]") }
            return starts.indices.contains(index) ? starts[index] + 1 : 1
        }
    }
}
