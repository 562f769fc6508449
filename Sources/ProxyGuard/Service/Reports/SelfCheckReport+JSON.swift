internal import Rules

extension SelfCheckReport {
    /// One JSON document with the field names of the reports of `secscan`.
    public func json(version: String) -> String {
        let document = Document(
            tool: Document.Tool(version: version), target: path, refused: isRefused, complete: notScanned.isEmpty,
            notScanned: notScanned.map { Document.Skipped(what: $0.what, reason: $0.reason) },
            findings: findings.map(Document.Found.init), rules: firedRules)
        return JSONText.encoded(document)
    }

    private var firedRules: [Document.Fired] {
        let rules = Dictionary(findings.map { ($0.id, $0) }) { first, second in
            first.severity >= second.severity ? first : second
        }
        return rules.values.sorted { $0.id < $1.id }.map { finding in
            Document.Fired(id: finding.id.description, name: finding.name, severity: finding.severity)
        }
    }

    private struct Document: Encodable {
        var schemaVersion = 1
        var tool: Tool
        var target: String
        var command = "check"
        var refused, complete: Bool
        var notScanned: [Skipped]
        var findings: [Found]
        var rules: [Fired]

        struct Tool: Encodable {
            var name = "proxyguard"
            var version: String
        }

        struct Skipped: Encodable {
            var what, reason: String
        }

        struct Found: Encodable {
            var rule: String
            var severity: Severity
            var confidence = Confidence.high
            var refuses: Bool
            var message, path: String
            var line, column, endLine, endColumn: Int
            var fingerprint, remediation: String

            init(_ finding: SelfCheckFinding) {
                rule = finding.id.description
                severity = finding.severity
                refuses = finding.refuses
                message = finding.message
                path = finding.path
                (line, column) = (finding.line, finding.column)
                (endLine, endColumn) = (finding.endLine, finding.endColumn)
                fingerprint = finding.fingerprint
                remediation = finding.remediation
            }
        }

        struct Fired: Encodable {
            var id: String
            var aliases: [String] = []
            var name: String
            var severity: Severity
        }
    }
}

extension SelfCheckFinding {
    /// The same for the same thing in the same file, wherever in it.
    var fingerprint: String {
        let hash = SHA256.hash("\(id)\u{0}\(path)\u{0}\(message)".utf8)
        return hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
