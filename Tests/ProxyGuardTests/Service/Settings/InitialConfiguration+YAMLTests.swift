import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct InitialConfigurationYAMLTests {
    private static func read(_ text: String) throws -> Configuration {
        try #require(Configuration.read(Array(text.utf8), format: .proxyguard, path: "proxyguard.yaml"))
    }

    private static func written(_ configuration: Configuration) -> [[String: String]] {
        ([configuration.settings] + configuration.upstreams).map { section in
            Dictionary(
                uniqueKeysWithValues: Schema.settings.compactMap { setting in
                    section.written(setting).last.flatMap { entry in entry.value.map { (setting.key, $0) } }
                })
        }
    }

    private static func initial(
        _ environment: DeploymentKind, _ providers: [ProviderPreset] = ProviderPreset.allCases, data: String = "/data"
    ) -> InitialConfiguration {
        var initial = InitialConfiguration(environment: environment, providers: providers, dataDirectory: data)
        initial.syntax = .yaml
        return initial
    }

    @Test(arguments: [DeploymentKind.development, .production])
    func itSetsWhatTheOtherSyntaxSets(environment: DeploymentKind) throws {
        var initial = Self.initial(environment, data: "/a \"b\"\\\n")
        let yaml = try Self.read(initial.text)
        initial.syntax = .toml
        let toml = try #require(Configuration.read(Array(initial.text.utf8), format: .proxyguard))
        #expect(yaml.problems == [] && toml.problems == [] && yaml.deadSettings == [])
        #expect(Self.written(yaml) == Self.written(toml) && yaml.upstreams.count == 3)
    }

    @Test func itPassesItsOwnCheck() throws {
        let workspace = try Workspace()
        let initial = Self.initial(.development, [.openai], data: workspace.folder + "/data")
        workspace.environment = [
            "PROXYGUARD_MANAGEMENT_HASH": Workspace.hash, "PROXYGUARD_ENCRYPTION_KEY": Workspace.key,
            "OPENAI_API_KEY": "a-key",
        ]
        let report = try workspace.check(initial.text, name: "proxyguard.yaml")
        #expect(report.findings.isEmpty && report.exitStatus == 0, "\(report.text)")
    }

    @Test func everySettingIsInItWithItsMeaning() throws {
        let text = Self.initial(.development).text
        for setting in Schema.settings { #expect(text.contains("# \(setting.meaning)\n"), "\(setting.key)") }
        for table in Schema.tables where !table.name.isEmpty {
            #expect(text.split(separator: "\n").count { $0 == "\(table.name):" } == 1, "\(table.name)")
        }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("  - name: ") } == 3)
    }

    /// What is commented out has the value that counts anyway, and stands where it belongs.
    @Test func commentedLinesAreTheDefaults() throws {
        let text = Self.initial(.development).text
        let mark = try Regex("^ *# [a-z_]+: [^ (]")
        let lines = try text.split(separator: "\n").map { line in
            try mark.prefixMatch(in: line) != nil && !line.contains("# Value:")
                ? String(line.replacing("# ", with: "", maxReplacements: 1)) : String(line)
        }
        let plain = try Self.read(text)
        let configuration = try Self.read(lines.joined(separator: "\n"))
        #expect(configuration.problems == [], "\(configuration.problems.map(\.message))")
        var count = 0
        for setting in Schema.settings where !setting.key.hasPrefix("upstreams.") {
            guard let standard = setting.standardText, !plain.settings.names(setting) else { continue }
            #expect(configuration.settings.written(setting).map(\.value) == [standard], "\(setting.key)")
            count += 1
        }
        #expect(count > 30)
    }
}
