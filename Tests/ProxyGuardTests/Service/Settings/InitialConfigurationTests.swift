import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct InitialConfigurationTests {
    @Test(arguments: [[ProviderPreset.openai], [.anthropic], [.gemini], ProviderPreset.allCases])
    func itPassesItsOwnCheckWithItsVariablesAlone(_ providers: [ProviderPreset]) throws {
        let workspace = try Workspace()
        let initial = InitialConfiguration(providers: providers, dataDirectory: workspace.folder + "/data")
        let refused = try workspace.check(initial.text)
        #expect(refused.found("startup/missing-required").count == 2 + providers.count, "\(refused.text)")
        workspace.environment = [
            "PROXYGUARD_MANAGEMENT_HASH": Workspace.hash, "PROXYGUARD_ENCRYPTION_KEY": Workspace.key,
        ]
        for provider in providers { workspace.environment[provider.variable] = "a-key-of-\(provider.rawValue)" }
        let report = try workspace.check(initial.text)
        #expect(report.findings.isEmpty && report.exitStatus == 0, "\(report.text)")
        let names = initial.secrets.map { String($0.reference.dropFirst(6).dropLast()) }
        #expect(names.sorted() == workspace.environment.keys.sorted())
    }

    @Test func withoutItsFolderItIsRefused() throws {
        let workspace = try Workspace()
        workspace.environment = [
            "PROXYGUARD_MANAGEMENT_HASH": Workspace.hash, "PROXYGUARD_ENCRYPTION_KEY": Workspace.key,
            "OPENAI_API_KEY": "a-key",
        ]
        let report = try workspace.check(InitialConfiguration(dataDirectory: workspace.folder + "/none").text)
        #expect(report.exitStatus == 78 && report.ids == ["startup/data-dir-missing"])
    }

    @Test func oneForProductionPassesWithItsFiles() throws {
        let workspace = try Workspace()
        let initial = InitialConfiguration(
            environment: .production, dataDirectory: workspace.folder + "/data",
            secretsDirectory: workspace.folder + "/secrets")
        try workspace.write("secrets/proxyguard-management-hash", Workspace.hash)
        try workspace.write("secrets/proxyguard-encryption-key", Workspace.key)
        try workspace.write("secrets/openai-api-key", "a-key")
        let report = try workspace.check(initial.text)
        #expect(report.findings.isEmpty, "\(report.text)")
    }

    @Test func withAnAddressForOthersItHasTLS() throws {
        var initial = InitialConfiguration(environment: .production)
        initial.dataListener = ListenAddress("0.0.0.0:8443")
        initial.certificateDirectory = "/run/secrets"
        let configuration = try #require(Configuration.read(Array(initial.text.utf8), format: .proxyguard))
        #expect(configuration.problems.isEmpty)
        let settings = configuration.settings
        #expect(settings[ListenerSettings.data] == ListenAddress("0.0.0.0:8443"))
        #expect(settings[TLSSettings.certificateFile]?.text == "/run/secrets/tls.pem")
        #expect(settings[TLSSettings.keyFile]?.text == "/run/secrets/tls.key")
    }

    @Test func wordsToChooseFromAreListedOnce() {
        #expect(InitialConfiguration().text.contains("# Value: \"closed\" or \"open\".\n"))
        #expect(!InitialConfiguration().text.contains("\"open\", \"closed\""))
    }

    @Test func everySettingIsInItWithItsMeaning() throws {
        let text = InitialConfiguration(providers: ProviderPreset.allCases).text
        for setting in Schema.settings {
            #expect(text.contains("# \(setting.meaning)\n"), "\(setting.key)")
            if let limit = setting.limitPhrase { #expect(text.contains(", \(limit).\n"), "\(setting.key)") }
        }
        for table in Schema.tables where !table.name.isEmpty {
            let header = table.isRepeated ? "[[\(table.name)]]" : "[\(table.name)]"
            #expect(text.split(separator: "\n").count { $0 == header } == (table.isRepeated ? 3 : 1))
        }
    }

    /// What is commented out has the value that counts anyway.
    @Test func commentedLinesAreTheDefaults() throws {
        let text = InitialConfiguration().text
        let lines = text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && line.contains(" = ") && !line.contains("(not set)") ? line.dropFirst(2) : line
        }
        let configuration = try #require(
            Configuration.read(Array(lines.joined(separator: "\n").utf8), format: .proxyguard))
        #expect(configuration.problems.isEmpty, "\(configuration.problems.map(\.message))")
        let plain = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        for setting in Schema.settings where !setting.key.hasPrefix("upstreams.") {
            guard let standard = setting.standardText, !plain.settings.names(setting) else { continue }
            #expect(configuration.settings.written(setting).map(\.value) == [standard], "\(setting.key)")
        }
    }

    @Test func pathsAreQuoted() throws {
        let text = InitialConfiguration(dataDirectory: "/a \"b\"\\\n").text
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        #expect(configuration.settings[AuditSettings.file].text == "/a \"b\"\\\n/audit.jsonl")
    }

    @Test func nothingThatThisVersionDoesNotActOnIsWrittenOut() throws {
        let text = InitialConfiguration(providers: ProviderPreset.allCases).text
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        for section in [configuration.settings] + configuration.upstreams {
            for entry in EnforcementTable.entries {
                guard case .notYet = entry.enforcement, let setting = Schema.setting(entry.key) else { continue }
                #expect(!section.names(setting), "\(entry.key)")
            }
        }
    }
}
