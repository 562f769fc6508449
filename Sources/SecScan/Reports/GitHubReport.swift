internal import Rules

/// Workflow commands that a GitHub Actions log turns into annotations.
///
/// Only a handful of annotations a step are shown, so the worst come first. Escaping: `escapeData` and `escapeProperty`
/// of the actions toolkit.
struct GitHubReport: ReportWriter {
    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        var lines = report.notScanned.map { skipped in
            Self.command("warning", [("title", "Not scanned")], "\(skipped.what): \(skipped.reason)")
        }
        let ordered = report.findings.enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }
        lines += ordered.map { Self.annotation($0.element, options) }
        lines += report.notes.map { Self.command("notice", [("title", $0.kind.rawValue)], $0.text) }
        if report.findings.isEmpty, report.isComplete {
            lines.append(Self.command("notice", [("title", "secscan")], "Nothing found."))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func annotation(_ finding: Finding, _ options: ReportOptions) -> String {
        let place = finding.place
        var properties: [(String, String)] = []
        if place.isFile {
            properties = [("file", place.path), ("line", String(place.line)), ("endLine", String(place.endLine))]
            // Columns belong to annotations of one line only.
            if place.line == place.endLine {
                properties += [("col", String(place.column)), ("endColumn", String(place.endColumn))]
            }
        }
        properties.append(("title", "\(finding.rule.name) [\(finding.rule.id)]"))
        return command(finding.severity.workflowCommand, properties, message(finding, options))
    }

    private static func message(_ finding: Finding, _ options: ReportOptions) -> String {
        var lines = [finding.message]
        if let name = finding.place.pseudoName { lines.append("Where: \(name), line \(finding.place.line)") }
        if let secret = finding.shownSecret(options) { lines.append("Secret: \(secret)") }
        if let commit = finding.commit {
            lines.append("Commit: \(commit.id) of \(commit.date) by \(commit.author)")
        }
        if finding.inHead == false { lines.append("Removed from HEAD, still in the history.") }
        let further = finding.furtherOccurrences.count
        if further > 0 { lines.append("And \(further) more place\(further == 1 ? "" : "s").") }
        lines.append("Fix: \(finding.rule.remediation)")
        return lines.joined(separator: "\n")
    }

    private static func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
        let list = properties.map { "\($0.0)=\(escapedProperty($0.1))" }.joined(separator: ",")
        return "::\(name)\(list.isEmpty ? "" : " " + list)::\(escapedData(message))"
    }

    static func escapedData(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }

    static func escapedProperty(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }

    /// Other control characters are spelled out: the log is read in a terminal's colours.
    private static func replacing(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            result += replacement(scalar) ?? VisibleText.escaped(String(scalar))
        }
        return result
    }
}
