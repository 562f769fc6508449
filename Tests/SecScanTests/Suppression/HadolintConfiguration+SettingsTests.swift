import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct HadolintConfigurationSettingsTests {
    @Test func everyKeyReachesTheProfile() throws {
        let folder = try TestFolder()
        try folder.write(
            "own.yaml",
            """
            ignored: [DL3008]
            override:
              error: [DL3015]
              style: [DL3002]
            trustedRegistries: [docker.io, "*.example.com"]
            label-schema: {maintainer: email}
            strict-labels: true
            failure-threshold: warning
            no-fail: true
            disable-ignore-pragma: true
            """)
        let settings = try HadolintSettings.configured(by: [folder.path("own.yaml")])
        #expect(settings.ignored == ["DL3008"] && settings.overrides == [.error: ["DL3015"], .style: ["DL3002"]])
        #expect(settings.trustedRegistries == ["docker.io", "*.example.com"])
        #expect(settings.labelSchema == ["maintainer": .email] && settings.strictLabels)
        #expect(settings.failureThreshold == .warning && settings.neverFails && settings.disablesPragmas)
    }

    @Test(arguments: [("error", HadolintLevel.error), ("info", .info), ("style", .style), ("none", .style)])
    func thresholds(name: String, level: HadolintLevel) throws {
        let folder = try TestFolder()
        try folder.write("own.yaml", "failure-threshold: \(name)\n")
        #expect(try HadolintSettings.configured(by: [folder.path("own.yaml")]).failureThreshold == level)
    }

    @Test func aBrokenFileIsNamedWithItsLine() throws {
        let folder = try TestFolder()
        try folder.write("own.yaml", "ignored:\n  - DL3008\nstrict-labels: 7\n")
        let error = #expect(throws: ScanError.self) { try HadolintSettings.configured(by: [folder.path("own.yaml")]) }
        #expect(error?.description.contains("own.yaml:3") ?? false)
        #expect(throws: ScanError.self) { try HadolintSettings.configured(by: [folder.path("none.yaml")]) }
    }

    private static func configured(
        _ variables: [String: String], over file: String? = nil
    ) throws -> HadolintSettings {
        try HadolintSettings.configured(by: file.map { try HadolintFile.parse(Array($0.utf8), file: "own.yaml") }) {
            variables[$0]
        }
    }

    @Test func variablesAddToWhatTheFileSays() throws {
        let settings = try Self.configured(
            [
                "HADOLINT_IGNORE": "DL3009,SC2086", "HADOLINT_OVERRIDE_ERROR": "DL3003",
                "HADOLINT_OVERRIDE_INFO": "DL3006", "HADOLINT_TRUSTED_REGISTRIES": "docker.io,quay.io",
                "HADOLINT_REQUIRE_LABELS": "b:semver,c", "HADOLINT_STRICT_LABELS": "1", "HADOLINT_NOFAIL": "Yes",
                "HADOLINT_DISABLE_IGNORE_PRAGMA": "on",
            ], over: "ignored: [DL3008]\noverride:\n  error: [DL3015]\nlabel-schema: {a: email}\n")
        #expect(settings.ignored == ["DL3008", "DL3009", "SC2086"])
        #expect(settings.overrides == [.error: ["DL3003", "DL3015"], .info: ["DL3006"]])
        #expect(settings.trustedRegistries == ["docker.io", "quay.io"])
        #expect(settings.labelSchema == ["a": .email, "b": .version, "c": .text])
        #expect(settings.strictLabels && settings.neverFails && settings.disablesPragmas)
    }

    @Test func switchesThatAreOff() throws {
        for value in ["0", "false", "t", ""] {
            #expect(try !Self.configured(["HADOLINT_NOFAIL": value]).neverFails)
            #expect(try Self.configured(["HADOLINT_NOFAIL": value], over: "no-fail: true\n").neverFails)
        }
    }

    @Test func theThresholdOfTheFileGoesFirst() throws {
        let variable = ["HADOLINT_FAILURE_THRESHOLD": "style"]
        #expect(try Self.configured(variable).failureThreshold == .style)
        #expect(try Self.configured(variable, over: "ignored: []\n").failureThreshold == .style)
        #expect(try Self.configured(variable, over: "failure-threshold: error\n").failureThreshold == .error)
    }

    @Test(arguments: [
        ("HADOLINT_FAILURE_THRESHOLD", "grave"), ("HADOLINT_REQUIRE_LABELS", "a:colour"),
        ("HADOLINT_REQUIRE_LABELS", ":text"),
    ])
    func wrongVariablesAreNamed(name: String, value: String) {
        let error = #expect(throws: ScanError.self) { try Self.configured([name: value]) }
        #expect(error?.description.hasPrefix("\(name): '\(value)'") ?? false)
    }
}
