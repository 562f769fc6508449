import Testing

@testable import Checks
@testable import Rules

@Suite struct RuleNamesOfOthersTests {
    private static let rule = Rule(
        dockerfile: "docker/sample", "Sample", why: "", severity: .low, remediation: "", cwe: "CWE-1",
        aliases: ["hadolint:DL3002", "trivy:DS-0002", "trivy:AVD-DS-0002", "buildkit:SecretsUsed", "plain"], bad: [],
        good: [])

    @Test(arguments: [
        "docker/sample", "docker", "docker/*", "*", "DL3002", "hadolint:DL3002", "dl3002", "DS-0002", "AVD-DS-0002",
        "DS002", "ds002", "secretsused", "BuildKit:SecretsUsed", "plain",
    ])
    func names(name: String) { #expect(Self.rule.isCalled(name)) }

    @Test(arguments: [
        "", "Docker/sample", "docker/sam", "dock", "dock/*", "L3002", "DL3003", "DS02", "DS-002", "DS2", "hadolint",
        "hadolint:", ":DL3002", "Used",
    ])
    func otherNames(name: String) { #expect(!Self.rule.isCalled(name)) }

    @Test func tools() {
        #expect(Self.rule.isKnown(to: "hadolint") && Self.rule.isKnown(to: "trivy") && !Self.rule.isKnown(to: "plain"))
    }

    /// Each name of each rule finds it again.
    @Test func everyRule() {
        for rule in DockerfileAudit.rules {
            for name in rule.aliases + rule.aliasSpellings { #expect(rule.isCalled(name), "\(rule.id) \(name)") }
        }
    }
}
