internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// What all rules find in a version of a file, to be compared with another version.
struct FixAudit {
    let file: AuditedDockerfile
    /// By place.
    let findings: [(check: any DockerfileCheck.Type, finding: CheckFinding)]
    private let counts: [RuleID: Int]
    /// How much the builder, or a shell, does not understand.
    private let mistakes: Int

    init(_ source: [UInt8], options: CheckOptions) {
        let file = AuditedDockerfile(source, options: options)
        self.file = file
        findings = DockerfileChecks.all.flatMap { check in
            check.findings(in: file).filter { !$0.range.isEmpty }.map { (check: check, finding: $0) }
        }.sorted {
            ($0.finding.range.lowerBound, $0.finding.range.upperBound, $0.check.rule.id)
                < ($1.finding.range.lowerBound, $1.finding.range.upperBound, $1.check.rule.id)
        }
        counts = findings.reduce(into: [:]) { $0[$1.check.rule.id, default: 0] += 1 }
        mistakes =
            (file.document.diagnostics + file.graph.diagnostics).count { $0.isError }
            + file.scripts.reduce(0) { $0 + $1.diagnostics.count + $1.sequence.diagnostics.count }
    }

    /// Why this is no good outcome of fixes of an earlier version; nil if it is one.
    /// - Parameter mended: the rules of the findings that were to go, one for each.
    func problem(after earlier: FixAudit, mending mended: [RuleID]) -> String? {
        if mistakes > earlier.mistakes { return "the result could not be read" }
        let mended = mended.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
            let before = earlier.counts[rule, default: 0]
            if count > before { return "it would bring a finding of \(rule)" }
            if count > before - mended[rule, default: 0] { return "the finding would still be there" }
        }
        return nil
    }
}
