internal import Rules

/// Which findings of Dockerfiles are mended during a scan, and how.
struct Fixing: Sendable {
    /// Also by changes after which the image may be another one.
    let includesUnsafe: Bool
    /// What is held back is not mended.
    let policy: Policy
    let nearest: NearestSettings
    let baseline: Baseline
    let honoursInline: Bool
    /// What is not reported is not mended either.
    let severity: Severity
    let confidence: Confidence

    /// Whether a finding is reported.
    func includes(_ sighting: Sighting) -> Bool {
        guard sighting.severity >= severity, sighting.confidence >= confidence else { return false }
        var policy = policy
        policy.allows += nearest.allows
        var suppression = Suppression(policy: policy, baseline: baseline, honoursInline: honoursInline)
        return !suppression.open([sighting]).isEmpty
    }
}
