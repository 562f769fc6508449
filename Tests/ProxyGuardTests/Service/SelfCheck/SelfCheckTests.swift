import Foundation
import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct SelfCheckTests {
    @Test func everythingIsToldAtOnceInFileOrder() throws {
        let workspace = try Workspace()
        workspace.settings["listeners.data"] = "\"0.0.0.0:8443\""
        workspace.settings["tls.min_verison"] = "\"1.3\""
        workspace.settings["timeouts.header"] = "10"
        workspace.settings["guards.personal_data"] = "\"redact\""
        workspace.settings["encryption.key"] = "\"${env:NOT_SET}\""
        workspace.process.userID = 0
        workspace.allowsRoot = false
        try workspace.write("etc/notes.txt", "the key is \(Workspace.canary)\n")
        let report = try workspace.check()
        for id in [
            "proxy/no-tls", "proxy/unknown-setting", "proxy/unparsable", "startup/not-enforced",
            "startup/missing-required", "startup/running-as-root", "startup/stray-secret",
        ] {
            #expect(report.ids.contains(id), "\(id) in \(report.ids)")
        }
        let own = report.findings.filter { $0.path == workspace.path }
        #expect(own.map(\.line) == own.map(\.line).sorted() && own.allSatisfy { $0.line > 0 && $0.column > 0 })
        // The configuration, other files, the process.
        #expect(report.findings.first?.path == workspace.path)
        #expect(report.findings.last?.path == SelfCheckFinding.process)
        #expect(report.exitStatus == 78)
    }

    @Test func aPlaceIsThatOfTheSetting() throws {
        let workspace = try Workspace()
        let report = try workspace.check(
            workspace.text.replacing("encryption.key", with: "tls.min_version = \"1.1\"\nencryption.key"))
        let finding = try #require(report.found("proxy/old-tls").first)
        let lines = workspace.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.hasPrefix("encryption.key") }) + 1
        #expect(finding.line == line && finding.column == 19 && finding.endLine == line && finding.endColumn == 23)
    }

    @Test func aFileThatIsNotThereIsRefused() throws {
        let report = try Workspace().checkAsItIs()
        #expect(report.ids == ["startup/unreadable-configuration"] && report.exitStatus == 78)
        #expect(report.configuration == nil)
    }

    @Test func aFileThatIsNoneIsRefused() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(atPath: workspace.path, withIntermediateDirectories: false)
        #expect(workspace.checkAsItIs().exitStatus == 78)
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        let workspace = try Workspace()
        try Data([0x66, 0x6F, 0xFF, 0xFE, 0x00]).write(to: URL(filePath: workspace.path))
        #expect(workspace.checkAsItIs().refusal("proxy/syntax") == true)
    }

    @Test func theReportHasWhatWasJudged() throws {
        let report = try Workspace().check()
        #expect(report.configuration?.upstreams.count == 1 && report.configuration?.problems.isEmpty == true)
    }

    /// A secret in every place that a user may put one by mistake is in no report.
    @Test func noSecretIsEverTold() throws {
        let canary = Workspace.canary
        let places: [(Workspace) throws -> Void] = [
            { $0.settings["encryption.key"] = "\"\(canary)\"" },
            { $0.upstreams[0]["credential"] = "\"\(canary)\"" },
            { $0.settings["tls.ciphers"] = "[\"\(canary)\"]" },
            { $0.settings["tls.\"\(canary)\""] = "1" },
            { $0.settings["timeouts.header"] = "\"\(canary)\"" },
            { $0.settings["listeners.data"] = "\"\(canary)\"" },
            { $0.settings["audit.file"] = "\"/\(canary)/audit.jsonl\"" },
            { $0.settings["encryption.key"] = "\"${file:/\(canary)}\"" },
            { $0.settings["encryption.key"] = "\"${exec:/bin/echo \(canary)}\"" },
            { $0.upstreams[0]["name"] = "\"\(canary)\"" },
            { $0.upstreams[0]["models"] = "[\"\(canary)\"]" },
            { $0.upstreams[0]["base_url"] = "\"https://user:\(canary)@api.example.com\"" },
            { $0.settings["alerts.webhook"] = "\"https://hooks.example.com/\(canary)\"" },
            { $0.settings["logging.sink"] = "\"https://logs.example.com/?key=\(canary)\"" },
            { $0.settings["store.address"] = "\"postgres://u:\(canary)@db.example.com/x\"" },
            { $0.environment["STRAY"] = canary },
            { try $0.write("secrets/openai", canary) },
            { try $0.write("secrets/hash", canary) },
            { try $0.write("secrets/encryption", canary + " ") },
            { try $0.write("etc/notes.txt", canary) },
        ]
        for (index, place) in places.enumerated() {
            for kind in ["production", "development"] {
                let workspace = try Workspace(kind)
                try place(workspace)
                let report = try workspace.check()
                let all = report.text + report.json(version: "1") + report.sarif(version: "1")
                #expect(!all.contains(canary.dropFirst(14)), "place \(index): \(report.text)")
                guard let configuration = report.configuration else { continue }
                let shown = EffectiveConfiguration(configuration, path: workspace.path, rules: Workspace.rules)
                #expect(!(shown.text + shown.json(version: "1")).contains(canary.dropFirst(14)), "place \(index)")
            }
        }
    }

    /// One set of rules: what is right in the one syntax is right in the other, and what is refused is refused.
    @Test func bothSyntaxesAreJudgedAlike() throws {
        let workspace = try Workspace()
        let right = try workspace.check(workspace.yaml, name: "proxyguard.yaml")
        #expect(right.findings.isEmpty && right.exitStatus == 0, "\(right.text)")
        workspace.settings["tls.min_verison"] = "\"1.3\""
        workspace.settings["timeouts.header"] = "10"
        workspace.settings["encryption.key"] = "\"\(Workspace.key)\""
        workspace.settings["alerts.webhook"] = "\"https://hooks.example.com/a\""
        workspace.upstreams[0]["base_url"] = "\"https://169.254.169.254/\""
        workspace.upstreams[0]["credential"] = "\"${file:\(workspace.folder)/secrets/none}\""
        let toml = try workspace.check()
        // Else the secret of the one would be told as one that lies beside the other.
        try FileManager.default.removeItem(atPath: workspace.path)
        let yaml = try workspace.check(workspace.yaml, name: "gateway.yaml")
        // Nothing but the place differs, and the file itself, which stands beside the other one.
        func told(_ report: SelfCheckReport) -> [String] {
            report.findings.map { "\($0.id) \($0.severity) \($0.refuses) \($0.message)" }.sorted()
        }
        #expect(told(toml) == told(yaml), "\(Set(told(toml)).symmetricDifference(told(yaml)))")
        #expect(toml.findings.count > 5 && yaml.exitStatus == 78)
        let lines = workspace.yaml.split(separator: "\n")
        for (id, text) in [
            ("proxy/unknown-setting", "min_verison"), ("proxy/unparsable", "10"),
            ("proxy/literal-secret", "\"" + Workspace.key),
            ("startup/not-enforced", "\"https://hooks"), ("proxy/upstream-address", "\"https://169"),
        ] {
            let finding = try #require(yaml.found(id).first, "\(id)")
            #expect(lines[finding.line - 1].dropFirst(finding.column - 1).hasPrefix(text), "\(id)")
        }
        #expect(!yaml.text.contains(Workspace.key))
    }
}
