internal import Rules

/// Comma-separated values (RFC 4180) with a header row; what was not scanned has rows of its own, told apart by `kind`.
struct CSVReport: ReportWriter {
    private static let header = [
        "kind", "rule", "severity", "confidence", "message", "path", "line", "column", "endLine", "endColumn", "secret",
        "fingerprint", "commit", "author", "date", "inHead", "lastCommit",
        "lastDate", "decodedFrom", "occurrences", "remediation",
    ]

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        var rows = [Self.header]
        rows += report.findings.map { Self.row($0, options) }
        rows += report.notScanned.map { skipped in
            var row = [String](repeating: "", count: Self.header.count)
            row[0] = "not-scanned"
            row[4] = skipped.reason
            row[5] = skipped.what
            return row
        }
        return rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func row(_ finding: Finding, _ options: ReportOptions) -> [String] {
        [
            "finding", finding.rule.id.description, finding.severity.rawValue, finding.confidence.rawValue,
            finding.message, finding.place.path, String(finding.place.line), String(finding.place.column),
            String(finding.place.endLine), String(finding.place.endColumn), finding.shownSecret(options) ?? "",
            finding.fingerprint.description, finding.commit?.id ?? "", finding.commit?.author ?? "",
            finding.commit?.date ?? "", finding.inHead.map { $0 ? "true" : "false" } ?? "",
            finding.lastCommit?.id ?? "", finding.lastCommit?.date ?? "",
            finding.decodedFrom.joined(separator: " "), String(max(1, finding.occurrences.count)),
            finding.rule.remediation,
        ]
    }

    /// What makes a spreadsheet take a cell for a formula, in half and full width.
    private static let formulaStarts = Set("=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)

    /// Quoted where needed; a value that a spreadsheet would run as a formula gets an apostrophe in front (CWE-1236).
    /// Control characters are spelled out: RFC 4180 has no place for them, and a cell is one line.
    static func cell(_ text: String) -> String {
        var value = VisibleText.escaped(text)
        if let first = text.unicodeScalars.first(where: { $0 != " " }), formulaStarts.contains(first) {
            value = "'" + value
        }
        let needsQuotes = value.utf8.contains { byte in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r")
                || byte == UInt8(ascii: "\n")
        }
        guard needsQuotes || value.hasPrefix(" ") || value.hasSuffix(" ") else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "\""
    }
}
