internal import Checks
public import Rules

/// From which severity on a finding makes the program fail.
public struct FailureThresholds: Sendable {
    /// For findings about Dockerfiles of these paths; nil means that none fails.
    var dockerfiles: [String: Severity?] = [:]
    /// What the policy file asks for, if anything.
    public internal(set) var policy: Severity?

    public init() {}

    /// Whether a finding fails.
    /// - Parameter named: what the command line says goes first.
    public func isReached(by finding: Finding, named: Severity?) -> Bool {
        if let named = named ?? policy { return finding.severity >= named }
        if finding.rule.id.family == DockerfileAudit.family, let threshold = dockerfiles[finding.place.path] {
            return threshold.map { finding.severity >= $0 } ?? false
        }
        return finding.severity >= .low
    }
}
