internal import Rules

/// GitLab's secret detection report, schema 15.
struct GitLabReport: ReportWriter {
    /// When the scan ended, in seconds since 1970; now where nothing is said.
    var finishedAt: Int64?

    static let schemaVersion = "15.1.4"
    /// Stands where the schema asks for a commit and there is no history.
    static let noCommit = "0000000"
    /// A message of an issue, not an archive: GitLab shows the first places only.
    static let occurrenceLimit = 100

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let end = finishedAt ?? Timestamp.now()
        let seconds = report.statistics.seconds.isFinite ? Int64(min(max(report.statistics.seconds, 0), 1e9)) : 0
        var messages = report.notScanned.map {
            Document.Message(level: "warn", value: "Not scanned: \($0.what): \($0.reason)")
        }
        messages += report.notes.map { Document.Message(level: "info", value: $0.text) }
        let program = Document.Program(version: options.toolVersion)
        let document = Document(
            version: Self.schemaVersion,
            scan: Document.Scan(
                analyzer: program, scanner: program, startTime: Self.time(end - seconds), endTime: Self.time(end),
                status: report.isComplete ? "success" : "failure", messages: messages),
            vulnerabilities: report.findings.map { Self.vulnerability($0, options) })
        return JSONText.encoded(document) + "\n"
    }

    /// The schema wants UTC without saying so: no `Z`.
    private static func time(_ seconds: Int64) -> String { String(Timestamp.iso8601(seconds).prefix(19)) }

    private static func vulnerability(_ finding: Finding, _ options: ReportOptions) -> Document.Vulnerability {
        let rule = finding.rule
        let ruleID = rule.id.description
        var identifiers = [
            Document.Identifier(type: "secscan_rule_id", name: "secscan rule ID \(ruleID)", value: ruleID)
        ]
        let number = rule.cwe.utf8.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if let number = Int(String(decoding: number, as: UTF8.self)) {
            identifiers.append(
                Document.Identifier(
                    type: "cwe", name: "CWE-\(number)", value: String(number),
                    url: "https://cwe.mitre.org/data/definitions/\(number).html"))
        }
        var commit = Document.CommitReference(sha: noCommit)
        if let known = finding.commit {
            commit = Document.CommitReference(sha: known.id, author: known.author, date: known.date)
        }
        return Document.Vulnerability(
            id: identifier(finding), name: String(rule.name.prefix(255)), description: description(finding),
            severity: finding.severity.capitalised, solution: String(rule.remediation.prefix(7000)),
            location: Document.Location(
                file: finding.place.path, startLine: finding.place.line, endLine: finding.place.endLine,
                commit: commit),
            identifiers: identifiers,
            links: rule.references.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
                .map(Document.Link.init),
            details: details(finding),
            extract: finding.shownLine(options) ?? finding.shownSecret(options))
    }

    private static func description(_ finding: Finding) -> String {
        var sentences = [finding.message, finding.rule.description]
        if finding.inHead == false { sentences.append("Removed from HEAD, still in the history.") }
        if let name = finding.place.pseudoName { sentences.append("It stands in a \(name).") }
        return sentences.joined(separator: "\n\n")
    }

    private static func details(_ finding: Finding) -> [String: Document.Places]? {
        let further = finding.furtherOccurrences.filter { !$0.place.path.isEmpty }
        guard !further.isEmpty else { return nil }
        let items = further.prefix(occurrenceLimit).map {
            Document.FileLocation(file: $0.place.path, startLine: $0.place.line, endLine: $0.place.endLine)
        }
        return ["places": Document.Places(name: "Further places (\(further.count))", items: items)]
    }

    /// The same for the same value at the same place: 128 bits of a hash in the shape of a UUID (RFC 9562, version 8).
    static func identifier(_ finding: Finding) -> String {
        let place = finding.place
        let text = [
            finding.rule.id.description, finding.fingerprint.description, finding.commit?.id ?? "", place.path,
            String(place.line), String(place.column),
        ].joined(separator: "\u{0}")
        var digits = Array(Fingerprint(family: "gitlab", value: text.utf8).description)
        guard digits.count == 32 else { return String(digits) }
        digits[12] = "8"
        digits[16] = "8"
        let groups = [digits[..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...]]
        return groups.map { String($0) }.joined(separator: "-")
    }
}

private struct Document: Encodable {
    var version: String
    var scan: Scan
    var vulnerabilities: [Vulnerability]

    struct Scan: Encodable {
        var analyzer, scanner: Program
        var startTime, endTime, status: String
        var type = "secret_detection"
        var messages: [Message]

        enum CodingKeys: String, CodingKey {
            case analyzer, scanner, status, type, messages
            case startTime = "start_time"
            case endTime = "end_time"
        }
    }

    struct Program: Encodable {
        var id = "secscan"
        var name = "secscan"
        var vendor = ["name": "secscan"]
        var version: String
    }

    struct Message: Encodable {
        var level, value: String
    }

    struct Vulnerability: Encodable {
        var id: String
        var category = "secret_detection"
        var name, description, severity, solution: String
        var location: Location
        var identifiers: [Identifier]
        var links: [Link]
        var details: [String: Places]?
        var extract: String?

        enum CodingKeys: String, CodingKey {
            case id, category, name, description, severity, solution, location, identifiers, links, details
            case extract = "raw_source_code_extract"
        }
    }

    struct Location: Encodable {
        var file: String
        var startLine, endLine: Int
        var commit: CommitReference

        enum CodingKeys: String, CodingKey {
            case file, commit
            case startLine = "start_line"
            case endLine = "end_line"
        }
    }

    struct CommitReference: Encodable {
        var sha: String
        var author, date: String?
    }

    struct Identifier: Encodable {
        var type, name, value: String
        var url: String?
    }

    struct Link: Encodable {
        var url: String

        init(_ url: String) { self.url = url }
    }

    struct Places: Encodable {
        var name: String
        var type = "list"
        var items: [FileLocation]
    }

    struct FileLocation: Encodable {
        var type = "file-location"
        var file: String
        var startLine, endLine: Int

        enum CodingKeys: String, CodingKey {
            case type
            case file = "file_name"
            case startLine = "line_start"
            case endLine = "line_end"
        }
    }
}
