import ProxyConfiguration
import Rules
import Testing

@testable import ProxyGuard

@Suite struct InspectionTests {
    private static func inspection(_ text: String, secrets: [Secret] = []) throws -> Inspection {
        let bytes = Array(text.utf8)
        let configuration = try #require(Configuration.read(bytes, format: .proxyguard))
        let input = SelfCheckInput(
            path: "p.toml", environment: [:], process: ProcessFacts(userID: 1, effectiveUserID: 1, now: 0))
        return Inspection(input, configuration, bytes, knownSecrets: secrets)
    }

    @Test(arguments: [
        ("environment = \"production\"\n", true), ("environment = \"staging\"\n", true), ("", true),
        ("environment = \"prod\"\n", true), ("environment = \"development\"\n", false),
        ("environment = \"test\"\n", false),
        ("environment = \"test\"\nlisteners.data = \"0.0.0.0:80\"\n", true),
        ("environment = \"test\"\nlisteners.data = \"nonsense\"\n", true),
        ("environment = \"test\"\nlisteners.management = \"10.0.0.5:80\"\n", true),
        ("environment = \"test\"\nlisteners.metrics = \"10.0.0.5:80\"\n", true),
        ("environment = \"test\"\nlisteners.metrics = \"10.0.0.5:80\"\nmetrics.enabled = false\n", false),
        ("environment = \"test\"\nlisteners.data = \"unix:/run/p.sock\"\n", false),
    ])
    func strictness(_ text: String, isStrict: Bool) throws {
        let inspection = try Self.inspection(text)
        #expect(inspection.isStrict == isStrict)
        #expect(inspection.refuses(.strict) == isStrict && inspection.refuses(.always) && !inspection.refuses(.warns))
    }

    @Test func placesAreLinesAndBytes() throws {
        var inspection = try Self.inspection("# ü\nenvironment = \"production\"\n\n")
        inspection.tell(.missing, "a", at: 0..<4)
        inspection.tell(.missing, "b", at: 5..<16)
        inspection.tell(.missing, "c", at: 32..<32)
        #expect(inspection.findings.map(\.line) == [1, 2, 3])
        #expect(inspection.findings.map(\.column) == [1, 1, 1])
        #expect(inspection.findings.map(\.endColumn) == [4, 11, 1])
    }

    @Test func knownSecretsAreTakenOut() throws {
        let secret = "k9Qz7Lm2" + "Xv4R"
        var inspection = try Self.inspection("", secrets: [Secret(secret.utf8), Secret([])])
        inspection.tell(.missing, "it is \(secret)!", path: "/etc/\(secret)")
        #expect(inspection.findings[0].message == "it is ***!" && inspection.findings[0].path == "/etc/***")
    }

    @Test func developmentLowersWhatIsNotAlwaysRefused() throws {
        var inspection = try Self.inspection("environment = \"test\"\n")
        inspection.tell(.root, "a", path: SelfCheckFinding.process)
        inspection.tell(.missing, "b", path: SelfCheckFinding.process)
        #expect(inspection.findings.map(\.severity) == [.medium, .critical])
        #expect(inspection.findings.map(\.refuses) == [false, true])
    }
}
