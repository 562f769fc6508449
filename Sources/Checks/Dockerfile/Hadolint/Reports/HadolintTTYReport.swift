/// Lines of hadolint's format `tty`: `Dockerfile:3 DL3006 warning: …`.
public enum HadolintTTYReport {
    /// One line a finding, each with a line feed.
    public static func text(of findings: [HadolintFinding], path: String) -> String {
        findings.map { finding in
            // What cannot be read has a column, and neither code nor level.
            finding.code == HadolintProfile.unreadable
                ? "\(path):\(finding.line):\(finding.column) \(finding.message)\n"
                : "\(path):\(finding.line) \(finding.code) \(finding.level.rawValue): \(finding.message)\n"
        }.joined()
    }
}
