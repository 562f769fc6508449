public import ProxyGuard
internal import ProxyRecords

extension ProxyServer {
    /// Says in the log what a self-check found, a line for each.
    public func tell(_ findings: [SelfCheckFinding]) {
        for finding in findings {
            parts.log.log(
                finding.refuses ? .error : .warning, "self-check: \(finding.message)",
                [
                    "rule": .text("\(finding.id)"), "file": .text(finding.path), "line": .integer(finding.line),
                    "column": .integer(finding.column), "remediation": .text(finding.remediation),
                ])
        }
    }

    /// Tells that a configuration was refused, and what the self-check found.
    public func keepsConfiguration(because report: SelfCheckReport) async {
        tell(report.findings)
        await keepsConfiguration(
            because: report.findings.filter(\.refuses).map { finding in
                finding.line > 0 ? "\(finding.path):\(finding.line): \(finding.message)" : finding.message
            })
    }
}
