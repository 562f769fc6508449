extension SelfCheckReport {
    /// For people: a line for each finding as editors read them, how to mend it below, and a summary.
    public var text: String {
        var lines: [String] = []
        for finding in findings {
            let place = finding.line > 0 ? ":\(finding.line)" + (finding.column > 0 ? ":\(finding.column)" : "") : ""
            let word = finding.refuses ? "error" : "warning"
            lines.append(VisibleText.escaped("\(finding.path)\(place): \(word): \(finding.message) [\(finding.id)]"))
            lines.append("    " + VisibleText.escaped(finding.remediation))
        }
        lines += notScanned.map { VisibleText.escaped("\($0.what): not checked: \($0.reason)") }
        let errors = findings.count(where: \.refuses)
        let warnings = findings.count - errors
        let counts = "\(Self.count(errors, "error")), \(Self.count(warnings, "warning"))"
        let path = VisibleText.escaped(path)
        lines.append(isRefused ? "\(path): \(counts): the proxy does not start" : "\(path): \(counts)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
