internal import Rules

/// For people at a terminal: findings by file, what to do about them, and what the scan covered.
struct TextReport: ReportWriter {
    static let columns = 80

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let style = TerminalStyle(isOn: options.usesColour)
        var lines: [String] = []
        let groups = FileGroup.groups(of: report.findings)
        for file in groups {
            lines.append(style.bold(VisibleText.escaped(file.title)))
            for finding in file.findings {
                lines += TextFinding(finding: finding, options: options, style: style).lines
                lines.append("")
            }
        }
        if !report.findings.isEmpty {
            lines += Self.fixes(report, style)
            lines += Self.nextSteps(report, groups.first?.findings.first?.rule, style)
        }
        lines += Self.summary(report, style)
        lines += Self.notScanned(report, style)
        lines += Self.notes(report, style)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The remediation of every rule that fired, once.
    private static func fixes(_ report: ScanReport, _ style: TerminalStyle) -> [String] {
        var lines = [style.bold("How to fix")]
        for rule in report.firedRules {
            lines += VisibleText.wrapped("\(rule.name) [\(rule.id)]", to: columns - 2).map { "  " + $0 }
            lines += VisibleText.wrapped(rule.remediation, to: columns - 4).map { "    " + $0 }
        }
        return lines + [""]
    }

    private static func nextSteps(_ report: ScanReport, _ worst: Rule?, _ style: TerminalStyle) -> [String] {
        let rule = worst?.id.description ?? "RULE"
        var steps: [String] = []
        if report.findings.contains(where: { $0.secret != nil }) {
            steps.append(
                "Rotate first: revoke each value where it was issued and issue a new one. Deleting it from the "
                    + "repository does not help: whoever has a copy has the value.")
            steps.append("Then remove it from the files and, once it is worthless, from the history if you must.")
        } else {
            steps.append("Change the files as described above and scan again.")
        }
        steps.append("More about a rule: secscan rules explain \(rule)")
        steps.append(
            "A false positive? Put the comment  secscan:allow[\(rule)] reason  on its line, "
                + "or accept everything there is now: secscan baseline create")
        var lines = [style.bold("What to do next")]
        for (index, step) in steps.enumerated() {
            let wrapped = VisibleText.wrapped(step, to: columns - 5)
            lines += wrapped.enumerated().map { ($0.offset == 0 ? "  \(index + 1). " : "     ") + $0.element }
        }
        return lines + [""]
    }

    private static func summary(_ report: ScanReport, _ style: TerminalStyle) -> [String] {
        let coverage = coverage(report.statistics)
        var lines: [String] = []
        if report.findings.isEmpty {
            lines.append(
                report.isComplete
                    ? style.good("Nothing found.") + " Scanned \(coverage)."
                    : style.warning("Nothing found, but the scan is incomplete.") + " Scanned \(coverage).")
        } else {
            let counts = report.countsBySeverity.map { style.severity($0.severity, "\($0.count) \($0.severity)") }
            let found = Quantity.counted(report.findings.count, "finding")
            lines.append(style.bold(found) + ": " + counts.joined(separator: ", "))
            lines.append("Scanned \(coverage).")
        }
        if report.suppressedCount > 0 {
            lines.append("\(Quantity.counted(report.suppressedCount, "finding")) held back by suppressions.")
        }
        return lines
    }

    static func coverage(_ statistics: Statistics) -> String {
        var parts: [String] = []
        if statistics.commits > 0 { parts.append(Quantity.counted(statistics.commits, "commit")) }
        if statistics.blobs > 0 { parts.append(Quantity.counted(statistics.blobs, "blob")) }
        if statistics.files > 0 || parts.isEmpty { parts.append(Quantity.counted(statistics.files, "file")) }
        parts.append(Quantity.bytes(statistics.bytes))
        return parts.joined(separator: ", ") + " in " + Quantity.seconds(statistics.seconds)
    }

    private static func notScanned(_ report: ScanReport, _ style: TerminalStyle) -> [String] {
        guard !report.isComplete else { return [] }
        var lines = ["", style.warning("Not scanned (\(report.notScanned.count))")]
        for skipped in report.notScanned {
            lines.append("  \(VisibleText.escaped(skipped.what))")
            lines += VisibleText.wrapped(VisibleText.escaped(skipped.reason), to: columns - 4).map { "    " + $0 }
        }
        return lines
    }

    private static func notes(_ report: ScanReport, _ style: TerminalStyle) -> [String] {
        guard !report.notes.isEmpty else { return [] }
        var lines = ["", style.bold("Notes")]
        for note in report.notes {
            let wrapped = VisibleText.wrapped(VisibleText.escaped(note.text), to: columns - 4)
            lines += wrapped.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
        }
        return lines
    }
}
