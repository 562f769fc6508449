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
}
