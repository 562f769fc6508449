internal import Rules

/// One JSON value a line: a start, every finding, an end. A stream without its end is a scan that was cut off.
struct JSONLinesReport: ReportWriter {
    private struct Start: Encodable {
        var type = "start"
        var schemaVersion = JSONReport.schemaVersion
        var tool: ReportFields.Tool
        var target, command: String
    }

    private struct Line: Encodable {
        var finding: ReportFields.Found

        private enum Key: String, CodingKey { case type }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode("finding", forKey: .type)
            try finding.encode(to: encoder)
        }
    }

    private struct End: Encodable {
        var type = "end"
        var stats: ReportFields.Stats
        var complete: Bool
        var notScanned: [ReportFields.Skipped]
        var findings: Int
        var rules: [ReportFields.Fired]
        var notes: [ReportFields.Remark]
        var suppressed: Int
    }

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let start = Start(
            tool: ReportFields.Tool(version: options.toolVersion), target: report.target, command: report.command)
        let end = End(
            stats: ReportFields.Stats(report.statistics), complete: report.isComplete,
            notScanned: report.notScanned.map(ReportFields.Skipped.init), findings: report.findings.count,
            rules: report.firedRules.map(ReportFields.Fired.init), notes: report.notes.map(ReportFields.Remark.init),
            suppressed: report.suppressedCount)
        var lines = [JSONText.encoded(start, pretty: false)]
        lines += report.findings.map {
            JSONText.encoded(Line(finding: ReportFields.Found($0, options)), pretty: false)
        }
        lines.append(JSONText.encoded(end, pretty: false))
        return lines.joined(separator: "\n") + "\n"
    }
}
