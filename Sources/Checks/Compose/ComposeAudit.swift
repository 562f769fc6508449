public import Rules

/// The checks of compose files.
public enum ComposeAudit: FileCheck {
    public static var rules: [Rule] { ComposeChecks.all.map { $0.rule } }

    public static let family = "compose"
    public static let sizeLimit = 4 << 20

    public static func isNamed(_ path: String) -> Bool { ComposeName.isComposeFile(path) }

    public static func findings(
        in source: [UInt8], options: CheckOptions, isOn: (RuleID) -> Bool
    ) -> [(rule: Rule, finding: CheckFinding)] {
        let file = AuditedCompose(source, options: options)
        var found: [(rule: Rule, finding: CheckFinding)] = []
        for check in ComposeChecks.all {
            let rule = check.rule
            guard isOn(rule.id) else { continue }
            // Services share what stands behind an anchor.
            var ranges: Set<Range<Int>> = []
            for finding in check.findings(in: file)
            where !finding.range.isEmpty && ranges.insert(finding.range).inserted {
                found.append((rule, finding))
            }
        }
        return found.sorted {
            ($0.finding.range.lowerBound, $0.finding.range.upperBound, $0.rule.id)
                < ($1.finding.range.lowerBound, $1.finding.range.upperBound, $1.rule.id)
        }
    }
}
