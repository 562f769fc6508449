internal import Checks
internal import ProxyConfiguration
internal import Rules

/// What the rules of `secscan proxy` find in a configuration, and which of it refuses a start.
enum ConfigurationFindings {
    static func add(to inspection: inout Inspection) {
        var options = CheckOptions()
        // Not the path that it has: a file that is run is no example, whatever its name says.
        options.path = "proxyguard.toml"
        options.today = Day(secondsSince1970: inspection.input.process.now)
        options.isNamedProxyConfiguration = true
        var refusing: [Range<Int>] = []
        for (rule, finding) in ProxyAudit.findings(in: inspection.configuration, options: options, isOn: { _ in true })
        {
            let isUnread = inspection.configuration.problems.contains { $0.range == finding.range }
            let severity = finding.severity ?? rule.severity
            let refuses = isUnread || inspection.refuses(weight(of: rule.id, severity))
            if refuses { refusing.append(finding.range) }
            inspection.tell(
                SelfCheckFinding(
                    id: rule.id, name: rule.name, severity: severity, refuses: refuses, message: finding.message,
                    path: inspection.input.path, remediation: rule.remediation), at: finding.range)
        }
        // No mistake passes because no rule happens to tell of it, as of a file that is empty.
        for problem in inspection.configuration.problems where !refusing.contains(where: { $0 == problem.range }) {
            inspection.tell(.unreadableConfiguration, problem.message, at: problem.range)
        }
    }

    /// Rules that are not in the table refuse where they are bad enough.
    static func weight(of rule: RuleID, _ severity: Severity) -> StartupRule.Weight {
        // A network of everybody is worse than one that is too wide.
        if rule.description == "proxy/cidr-too-wide" { return severity >= .high ? .strict : .warns }
        return weights[rule.description] ?? (severity >= .high ? .strict : .warns)
    }

    static let weights: [String: StartupRule.Weight] = [
        // What cannot be read, or cannot be meant, is nothing to run with.
        "proxy/syntax": .always, "proxy/unparsable": .always, "proxy/unknown-setting": .always,
        "proxy/missing-setting": .always, "proxy/literal-secret": .always, "proxy/contradiction": .always,
        "proxy/out-of-range": .always, "proxy/upstream-address": .always,

        "proxy/audit-off": .strict, "proxy/authentication-off": .strict, "proxy/bad-origin": .strict,
        "proxy/cidr-too-wide": .strict, "proxy/credentials-with-any-origin": .strict, "proxy/dead-setting": .strict,
        "proxy/debug-in-production": .strict, "proxy/encryption-key-missing": .strict,
        "proxy/management-public": .strict, "proxy/masking-off": .strict, "proxy/metrics-public": .strict,
        "proxy/no-rate-limit": .strict, "proxy/no-tls": .strict, "proxy/old-tls": .strict,
        "proxy/rate-limit-invalid": .strict, "proxy/redis-plaintext": .strict, "proxy/shared-upstream-key": .strict,
        "proxy/timeout-zero": .strict, "proxy/token-algorithm": .strict, "proxy/token-lifetime": .strict,
        "proxy/unlimited-body": .strict, "proxy/unverified-upstream": .strict,
        "proxy/upstream-host-not-allowed": .strict, "proxy/upstream-plain-http": .strict, "proxy/weak-cipher": .strict,
        "proxy/weak-management-token": .strict, "proxy/weak-password": .strict, "proxy/weak-token-secret": .strict,
        "proxy/wildcard-origin": .strict,

        "proxy/audit-chain-off": .warns, "proxy/browser-protection-off": .warns, "proxy/environment-secret": .warns,
        "proxy/fail-open": .warns, "proxy/forwarded-address-trusted": .warns, "proxy/guard-off": .warns,
        "proxy/hsts-off": .warns, "proxy/key-age": .warns, "proxy/log-sink-plaintext": .warns,
        "proxy/logging-bodies": .warns, "proxy/management-allowlist-missing": .warns,
        "proxy/needless-credentials": .warns, "proxy/production-points-to-development": .warns,
        "proxy/rate-limit-key-missing": .warns, "proxy/redis-no-auth": .warns, "proxy/retention-unset": .warns,
        "proxy/single-pin": .warns, "proxy/unstructured-log": .warns, "proxy/wildcard-headers": .warns,
    ]
}
