internal import Checks
internal import Rules

/// What the settings of other tools say about one Dockerfile.
struct DockerfileSettings: Sendable {
    let hadolint: HadolintConfiguration
    /// A file that the target carries makes no critical finding less.
    let isTrusted: Bool

    /// What checks have to know; what the command line says goes first.
    func applied(to options: CheckOptions) -> CheckOptions {
        var options = options
        if options.trustedRegistries.isEmpty { options.trustedRegistries = hadolint.trustedRegistries }
        if options.labelSchema.isEmpty { options.labelSchema = hadolint.labelSchema }
        options.strictLabels = options.strictLabels || hadolint.strictLabels
        options.honoursHadolintIgnores = options.honoursHadolintIgnores && hadolint.honoursIgnores
        options.ignoredShellCodes = Set(hadolint.ignored.map { $0.rule.uppercased() }.filter { $0.hasPrefix("SC") })
        return options
    }

    /// Whether it gives a rule a severity: somebody asks for it.
    func names(_ rule: Rule) -> Bool { hadolint.severities.contains { rule.isCalled($0.rule) } }

    /// The severity of a finding, `severity` unless it is overridden; of several overrides the gravest counts.
    func severity(of rule: Rule, at severity: Severity) -> Severity {
        guard let override = hadolint.severities.filter({ rule.isCalled($0.rule) }).map(\.severity).max(),
            isTrusted || max(rule.severity, severity) != .critical || override == .critical
        else { return severity }
        return override
    }
}
