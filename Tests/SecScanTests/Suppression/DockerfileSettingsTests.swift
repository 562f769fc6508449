import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct DockerfileSettingsTests {
    private func settings(
        isTrusted: Bool = false, _ change: (inout HadolintConfiguration) -> Void
    ) -> DockerfileSettings {
        var configuration = HadolintConfiguration(file: "a")
        change(&configuration)
        return DockerfileSettings(hadolint: configuration, isTrusted: isTrusted)
    }

    @Test func theCommandLineGoesFirst() {
        let settings = settings {
            $0.trustedRegistries = ["a"]
            $0.labelSchema = ["b": .url]
            $0.strictLabels = true
            $0.honoursIgnores = false
        }
        var options = settings.applied(to: CheckOptions())
        #expect(options.trustedRegistries == ["a"] && options.labelSchema == ["b": .url])
        #expect(options.strictLabels && !options.honoursHadolintIgnores)
        options = CheckOptions()
        options.trustedRegistries = ["c"]
        #expect(settings.applied(to: options).trustedRegistries == ["c"])
    }

    @Test func severities() {
        let rule = Token.rule("docker/a", severity: .medium, aliases: ["hadolint:DL1"])
        let settings = settings {
            $0.severities = [.init(rule: "DL1", severity: .info), .init(rule: "DL2", severity: .high)]
        }
        #expect(settings.names(rule) && !settings.names(Token.rule("docker/b", aliases: ["hadolint:DL3"])))
        #expect(settings.severity(of: rule, at: .low) == .info)
        #expect(settings.severity(of: Token.rule("docker/b"), at: .low) == .low)
    }

    @Test(arguments: [(false, Severity.critical), (true, .info)])
    func criticalOnesAreSpared(isTrusted: Bool, expected: Severity) {
        let rule = Token.rule("docker/a", severity: .critical, aliases: ["hadolint:DL1"])
        let settings = settings(isTrusted: isTrusted) { $0.severities = [.init(rule: "DL1", severity: .info)] }
        #expect(settings.severity(of: rule, at: .critical) == expected)
    }
}
