import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct FixingTests {
    private static func sighting(_ severity: Severity, isAllowed: Bool = false) throws -> Sighting {
        let rule = try #require(DockerfileAudit.rules.first { "\($0.id)" == "docker/apt-tool" })
        return Sighting(
            rule: rule, CheckFinding(0..<1, "a", severity: severity), place: Place(path: "Dockerfile"),
            fingerprint: Fingerprint(family: "docker", value: [1]), inHead: nil, isAllowedInline: isAllowed)
    }

    private static func fixing(honoursInline: Bool = true) -> Fixing {
        Fixing(
            includesUnsafe: false, policy: Policy(), nearest: NearestSettings(nil), baseline: Baseline(),
            honoursInline: honoursInline, severity: .low, confidence: .medium)
    }

    @Test func `What is held back or not reported is not mended`() throws {
        let fixing = Self.fixing()
        #expect(fixing.includes(try Self.sighting(.low)))
        #expect(!fixing.includes(try Self.sighting(.info)))
        #expect(!fixing.includes(try Self.sighting(.low, isAllowed: true)))
        #expect(Self.fixing(honoursInline: false).includes(try Self.sighting(.low, isAllowed: true)))
    }
}
