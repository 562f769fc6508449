internal import Rules

/// Checkstyle's XML, which many build servers read.
struct CheckstyleReport: ReportWriter {
    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
        for file in Self.files(report) {
            text += "  <file\(MarkupText.attribute("name", file.path))>\n"
            text += file.findings.map { Self.error($0, options) }.joined()
            text += "  </file>\n"
        }
        for skipped in report.notScanned {
            text += "  <file\(MarkupText.attribute("name", skipped.what))>\n    <error"
            text += MarkupText.attribute("line", 1) + MarkupText.attribute("severity", "error")
            text += MarkupText.attribute("message", "Not scanned: \(skipped.reason)")
            text += MarkupText.attribute("source", "secscan.not-scanned") + "/>\n  </file>\n"
        }
        return text + "</checkstyle>\n"
    }

    /// Findings by path, in the order in which paths first occur.
    private static func files(_ report: ScanReport) -> [(path: String, findings: [Finding])] {
        var indices: [String: Int] = [:]
        var files: [(path: String, findings: [Finding])] = []
        for finding in report.findings {
            if let index = indices[finding.place.path] {
                files[index].findings.append(finding)
            } else {
                indices[finding.place.path] = files.count
                files.append((finding.place.path, [finding]))
            }
        }
        return files
    }

    private static func error(_ finding: Finding, _ options: ReportOptions) -> String {
        var message = finding.message
        if let secret = finding.shownSecret(options) { message += " (\(secret))" }
        if let commit = finding.commit { message += " [commit \(commit.shortID)]" }
        var text = "    <error\(MarkupText.attribute("line", finding.place.line))"
        text += MarkupText.attribute("column", finding.place.column)
        text += MarkupText.attribute("severity", finding.severity.checkstyle)
        text += MarkupText.attribute("message", message)
        text += MarkupText.attribute("source", "secscan.\(finding.rule.id)")
        return text + "/>\n"
    }
}
