internal import FoundationEssentials
internal import Rules
internal import TOML

/// Reads `.secscan.toml` and `.gitleaksignore`; a `.gitleaks.toml` brings rules (`GitleaksFile`).
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
            document = try TOMLDocument.parse(text)
        } catch {
            throw ScanError(.usage, "\(file):\(error.line): not valid TOML: \(error.message)")
        }
        if GitleaksFile.isConfiguration(document, file: file) {
            var policy = Policy()
            // Named by the user it came with the rules; what is scanned does not bring rules.
            if !isTrusted {
                policy.notes = [
                    Note(
                        .ignoredSetting, "\(file): is a gitleaks configuration; name it with --config if it shall count"
                    )
                ]
            }
            return policy
        }
        return try Reader(document: document, file: file, isTrusted: isTrusted).policy()
    }

    /// A file that the user named.
    static func namedFile(_ file: String) throws(ScanError) -> String {
        do {
            return String(decoding: try FileBytes.load(file, limit: Baseline.sizeLimit), as: UTF8.self)
        } catch {
            throw ScanError(.usage, "\(file): cannot be read: \(error.reason)")
        }
    }

    private struct Reader {
        let document: TOMLTable
        let file: String
        let isTrusted: Bool

        private static let fields = ["allow", "exclude", "rules", "failOn"]
        private static let allowFields = ["paths", "rules", "fingerprints", "reason", "expires"]

        func policy() throws(ScanError) -> Policy {
            var policy = Policy()
            try refuseUnknown(in: document, known: Self.fields, prefix: "")
            let excluded = try strings(document["exclude"], "exclude", line(of: "exclude")).map(Glob.init)
            if !excluded.isEmpty {
                // Only a file that the user named keeps paths from being read: critical findings of a target stay visible.
                if isTrusted { policy.excluded = excluded }
                var allow = Allow(origin: "\(file):\(line(of: "exclude"))", reason: "excluded path")
                allow.paths = excluded
                allow.sparesCritical = !isTrusted
                allow.reportsUnused = false
                policy.allows.append(allow)
            }
            if let value = document["failOn"] {
                guard let severity = value.string.flatMap(Severity.init(rawValue:)) else {
                    throw failure(
                        line(of: "failOn"),
                        "failOn must be one of \(Severity.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                policy.failOn = severity
            }
            if let value = document["rules"] {
                guard let rules = value.table else { throw failure(line(of: "rules"), "[rules] must be a table") }
                try refuseUnknown(in: rules, known: ["disable"], prefix: "rules.")
                policy.disabled = try strings(
                    rules["disable"], "rules.disable", rules.line(of: "disable") ?? rules.line
                ).map(RuleSelector.init)
            }
            if let value = document["allow"] {
                guard let entries = value.array else {
                    throw failure(line(of: "allow"), "write allow entries as [[allow]]")
                }
                for entry in entries {
                    guard let table = entry.table else { throw failure(entry.line, "write allow entries as [[allow]]") }
                    policy.allows.append(try allow(table, line: table.line))
                }
            }
            return policy
        }

        private func allow(_ table: TOMLTable, line: Int) throws(ScanError) -> Allow {
            try refuseUnknown(in: table, known: Self.allowFields, prefix: "allow.")
            guard let reason = table["reason"]?.string, !reason.trimmed.isEmpty else {
                throw failure(table.line(of: "reason") ?? line, "every [[allow]] needs a reason")
            }
            var allow = Allow(origin: "\(file):\(line)", reason: reason)
            allow.sparesCritical = !isTrusted
            allow.paths = try strings(table["paths"], "paths", table.line(of: "paths") ?? line).map(Glob.init)
            allow.rules = try strings(table["rules"], "rules", table.line(of: "rules") ?? line).map(RuleSelector.init)
            for text in try strings(table["fingerprints"], "fingerprints", line) {
                guard let fingerprint = Fingerprint(text) else {
                    throw failure(
                        table.line(of: "fingerprints") ?? line,
                        "'\(text)' is no fingerprint: 32 hexadecimal digits, as a report shows them")
                }
                allow.fingerprints.insert(fingerprint.description)
            }
            guard !allow.paths.isEmpty || !allow.rules.isEmpty || !allow.fingerprints.isEmpty else {
                throw failure(
                    line, "an [[allow]] names paths, rules or fingerprints; one that names nothing would allow all")
            }
            if let value = table["expires"] {
                let text = value.string ?? value.date ?? ""
                guard let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else {
                    throw failure(table.line(of: "expires") ?? line, "expires must be a date such as 2027-01-31")
                }
                allow.expires = Int64(date.timeIntervalSince1970)
            }
            return allow
        }

        private func strings(_ value: TOMLValue?, _ key: String, _ line: Int) throws(ScanError) -> [String] {
            guard let value else { return [] }
            guard let array = value.array else { throw failure(line, "\(key) must be an array of strings") }
            var result: [String] = []
            for element in array {
                guard let text = element.string else { throw failure(line, "\(key) must be an array of strings") }
                result.append(text)
            }
            return result
        }

        private func refuseUnknown(in table: TOMLTable, known: [String], prefix: String) throws(ScanError) {
            for key in table.keys where !known.contains(key) {
                let nearest = known.min { EditDistance.between($0, key) < EditDistance.between($1, key) } ?? ""
                throw failure(
                    table.line(of: key) ?? table.line, "unknown key '\(prefix)\(key)'; nearest is '\(prefix)\(nearest)'"
                )
            }
        }

        private func failure(_ line: Int, _ message: String) -> ScanError {
            ScanError(.usage, "\(file):\(line): \(message)")
        }

        private func line(of key: String) -> Int { document.line(of: key) ?? 1 }
    }
}
