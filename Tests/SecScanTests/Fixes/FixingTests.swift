import Rules
import Testing

@testable import SecScan

@Suite struct FixingTests {
    private static func sighting(_ severity: Severity, isAllowed: Bool = false) throws -> Sighting {
        let rule = try #require(DockerfileAudit.rules.first { "\($0.id)" == "docker/apt-tool" })
        return Sighting(
            rule: rule, CheckFinding(0..<1, "a", severity: severity), place: Place(path: "Dockerfile"),
            fingerprint: Fingerprint(family: "docker", value: [1]), inHead: nil, isAllowedInline: isAllowed)
    }

    @Test func `What is held back or not reported is not mended`() throws {
        let fixing = Fixing(
            includesUnsafe: false, suppression: Suppression(policy: Policy()), severity: .low, confidence: .medium)
        #expect(fixing.includes(try Self.sighting(.low)))
        #expect(!fixing.includes(try Self.sighting(.info)))
        #expect(!fixing.includes(try Self.sighting(.low, isAllowed: true)))
        let allowsNothing = Fixing(
            includesUnsafe: false, suppression: Suppression(policy: Policy(), honoursInline: false), severity: .low,
            confidence: .medium)
        #expect(allowsNothing.includes(try Self.sighting(.low, isAllowed: true)))
    }
}
