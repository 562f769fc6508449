public import ProxyConfiguration
public import Rules

/// The checks of the configuration of LLM proxies.
public enum ProxyAudit: FileCheck {
    public static var rules: [Rule] { ProxyChecks.all.map { $0.rule } }

    public static let family = "proxy"
    public static let sizeLimit = 4 << 20

    public static func isNamed(_ path: String) -> Bool { ConfigurationFormat.isCandidate(path) }

    public static func findings(
        in source: [UInt8], options: CheckOptions, isOn: (RuleID) -> Bool
    ) -> [(rule: Rule, finding: CheckFinding)] {
        guard let configuration = configuration(in: source, options: options) else { return [] }
        return findings(in: configuration, options: options, isOn: isOn)
    }

    /// What a file says; nil if it is nobody's configuration.
    public static func configuration(in source: [UInt8], options: CheckOptions) -> Configuration? {
        let format =
            options.isNamedProxyConfiguration
            ? ConfigurationFormat.named(source, path: options.path) : .recognised(source, path: options.path)
        return format.flatMap { Configuration.read(source, format: $0, path: options.path) }
    }

    /// What the rules that are switched on find in a configuration, by place.
    public static func findings(
        in configuration: Configuration, options: CheckOptions, isOn: (RuleID) -> Bool
    ) -> [(rule: Rule, finding: CheckFinding)] {
        let file = AuditedProxy(configuration, options: options)
        var found: [(rule: Rule, finding: CheckFinding)] = []
        for check in ProxyChecks.all {
            let rule = check.rule
            guard isOn(rule.id) else { continue }
            var ranges: Set<Range<Int>> = []
            for var finding in check.findings(in: file)
            where !finding.range.isEmpty && ranges.insert(finding.range).inserted {
                finding.severity = file.severity(finding.severity ?? rule.severity)
                found.append((rule, finding))
            }
        }
        return found.sorted {
            ($0.finding.range.lowerBound, $0.finding.range.upperBound, $0.rule.id)
                < ($1.finding.range.lowerBound, $1.finding.range.upperBound, $1.rule.id)
        }
    }

    public static func exampleOptions(for rule: RuleID) -> CheckOptions {
        var options = CheckOptions.examples
        options.today = Day("2026-11-22")
        return options
    }
}
