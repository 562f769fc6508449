internal import Rules

/// One JSON document; its shape is versioned by `schemaVersion`.
struct JSONReport: ReportWriter {
    static let schemaVersion = 1

    private struct Document: Encodable {
        var schemaVersion = JSONReport.schemaVersion
        var tool: ReportFields.Tool
        var target, command: String
        var complete: Bool
        var notScanned: [ReportFields.Skipped]
        var stats: ReportFields.Stats
        var findings: [ReportFields.Found]
        var rules: [ReportFields.Fired]
        var notes: [ReportFields.Remark]
        var suppressed: Int
    }

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let document = Document(
            tool: ReportFields.Tool(version: options.toolVersion), target: report.target, command: report.command,
            complete: report.isComplete, notScanned: report.notScanned.map(ReportFields.Skipped.init),
            stats: ReportFields.Stats(report.statistics),
            findings: report.findings.map { ReportFields.Found($0, options) },
            rules: report.firedRules.map(ReportFields.Fired.init), notes: report.notes.map(ReportFields.Remark.init),
            suppressed: report.suppressedCount)
        return JSONText.encoded(document) + "\n"
    }
}
