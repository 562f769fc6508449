public import Rules

/// The checks of environment files, and of what compose files give to services as their environment.
public enum EnvFileAudit: FileCheck {
    public static var rules: [Rule] { EnvFileChecks.all.map { $0.rule } }

    public static let family = "env-file"
    public static let sizeLimit = 4 << 20

    public static func isNamed(_ path: String) -> Bool {
        EnvFileName(path) != nil || ComposeName.isComposeFile(path)
    }

    public static func findings(
        in source: [UInt8], options: CheckOptions, isOn: (RuleID) -> Bool
    ) -> [(rule: Rule, finding: CheckFinding)] {
        guard let file = AuditedEnvironment(source, options: options) else { return [] }
        var found: [(rule: Rule, finding: CheckFinding)] = []
        for check in EnvFileChecks.all {
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
