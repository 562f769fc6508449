import Rules
import Testing

@testable import SecScan

@Suite struct FailureThresholdsTests {
    private func finding(_ severity: Severity, _ rule: StaticString = "docker/a", path: String = "Dockerfile")
        -> Finding
    {
        Finding(
            rule: Token.rule(rule), severity: severity, confidence: .high, message: "", place: Place(path: path),
            secret: nil, fingerprint: Fingerprint(family: "a", value: "b".utf8))
    }

    private func fails(_ finding: Finding, named: Severity? = nil, policy: Severity? = nil) -> Bool {
        var thresholds = FailureThresholds()
        thresholds.policy = policy
        thresholds.dockerfiles = ["Dockerfile": .high, "never": Severity?.none]
        return thresholds.isReached(by: finding, named: named)
    }

    @Test func theNearestWord() {
        #expect(!fails(finding(.medium)) && fails(finding(.high)) && !fails(finding(.critical, path: "never")))
        #expect(fails(finding(.low, path: "other")) && !fails(finding(.info, path: "other")))
        #expect(fails(finding(.medium), policy: .medium) && !fails(finding(.medium), named: .high, policy: .low))
    }

    /// A Dockerfile's settings say nothing about secrets in it.
    @Test func otherFindings() {
        #expect(fails(finding(.low, "sample/token", path: "never")) && fails(finding(.low, "sample/token")))
    }
}
