import TestSupport
import Testing

@testable import ProxyConfiguration

@Suite struct ConfigurationSyntaxTests {
    @Test(
        arguments: [
            ("proxyguard.toml", .toml), ("/etc/p/x.yaml", .yaml), ("X.YML", .yaml), ("a.yaml.example", .yaml),
            ("proxyguard", nil), ("a.toml/b", nil), ("", nil),
        ] as [(String, ConfigurationSyntax?)])
    func namesTell(path: String, expected: ConfigurationSyntax?) {
        #expect(ConfigurationSyntax(path: path) == expected)
    }

    @Test func whereTheNameTellsNothingTheContentDoes() {
        let yaml = "environment: test\nupstreams:\n  - dialect: openai\n    credential: ${env:A}\n"
        let files: [(String, String, DeploymentKind?)] = [
            ("stdin", yaml, .test), ("p.toml", yaml, nil), ("stdin", "environment = \"test\"\n", .test),
            ("p.yaml", "environment = \"test\"\n", nil), ("p.yaml", "environment: test\n", .test),
        ]
        for (path, text, expected) in files {
            let settings = ConfigurationFormat.proxyguard.read(text, path: path).settings
            #expect(settings.answers(GeneralSettings.environment).last?.value == expected, "\(path) \(text)")
        }
    }

    /// One schema: what the one syntax can say, the other can, and it means the same.
    @Test func everySettingIsTheSameInBoth() throws {
        let upstreams = [CompleteSettings.upstream, ["name": "\"second\""]]
        let toml = SettingsText.toml(CompleteSettings.own, upstreams: upstreams)
        let yaml = SettingsText.yaml(CompleteSettings.own, upstreams: upstreams)
        let (left, right) = (read(toml, "p.toml"), read(yaml, "p.yaml"))
        #expect(
            left.problems.map(\.key) == right.problems.map(\.key)
                && left.problems.map(\.code) == [.missing, .missing, .missing])
        #expect(Set(left.deadSettings.map(\.name)) == Set(right.deadSettings.map(\.name)) && !left.deadSettings.isEmpty)
        #expect(left.upstreams.count == 2 && right.upstreams.count == 2)
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        for setting in Schema.settings {
            let isUpstream = setting.key.hasPrefix("upstreams.")
            let (one, other) = (
                isUpstream ? left.upstreams[0] : left.settings, isUpstream ? right.upstreams[0] : right.settings
            )
            #expect(
                one.names(setting) && other.names(setting) && one.knows(setting) && other.knows(setting),
                "\(setting.key)")
            let (first, second) = (one.written(setting), other.written(setting))
            #expect(
                first.map(\.value) == second.map(\.value) && first.map(\.name) == second.map(\.name), "\(setting.key)")
            #expect(first.first?.value != setting.standardText, "\(setting.key): the default proves nothing")
            let line = try #require(second.first?.line)
            #expect(lines[line - 1].contains("\(setting.key.split(separator: ".").last ?? ""): "), "\(setting.key)")
            #expect(piece(toml, one.place(of: setting)) == piece(yaml, other.place(of: setting)), "\(setting.key)")
            #expect(piece(yaml, other.keyRange(of: setting)) == setting.key.split(separator: ".").last.map(String.init))
        }
    }

    /// What is not there is told where its table begins, in the words of either syntax.
    @Test func tablesBeginInTheirLines() throws {
        let text =
            "environment: test\ntls: # by hand\n  key_file: /a\nmanagement: {}\nupstreams:\n  - name: a\n  -\n    name: b\n"
        let configuration = read(text, "p.yaml")
        #expect(piece(text, configuration.settings.tableRange("tls")) == "tls: # by hand")
        #expect(piece(text, configuration.settings.tableRange("management")) == "{}")
        #expect(configuration.upstreams.map { piece(text, $0.place) } == ["- name: a", "name: b"])
        #expect(piece(text, configuration.settings.place(of: TLSSettings.certificateFile)) == "tls: # by hand")
    }

    @Test func aFileOfNothingLacksEverything() {
        for text in ["", "# nothing\n", "---\n", "{}\n", "tls:\nlimits:\n  per_ip:\n"] {
            let configuration = read(text, "p.yaml")
            #expect(
                configuration.problems.map(\.key) == ["environment", "management.token_hash", "upstreams"]
                    && configuration.problems.allSatisfy { $0.code == .missing }, "\(text)")
        }
        for text in ["environment\n", "- environment: test\n", "~\n", "a: [\n"] {
            #expect(read(text, "p.yaml").problems.map(\.code) == [.syntax], "\(text)")
        }
    }

    @Test func upstreamsAreAList() throws {
        for text in [
            "upstreams: 1", "upstreams: {name: a}", "upstreams:\n", "upstreams: [1]", "upstreams: [{name: a}, []]",
        ] {
            let problem = try #require(read(text + "\n", "p.yaml").problems.first { $0.key == "upstreams" })
            #expect(problem.code == .form && problem.message.hasPrefix("expected a list below upstreams:"), "\(text)")
        }
        #expect(
            own("upstreams = 1").problems.contains { $0.message.hasPrefix("expected [[upstreams]], a table for each") })
        for (text, path) in [("upstreams: []\n", "p.yaml"), ("upstreams = []\n", "p.toml")] {
            #expect(read(text, path).problems.contains { $0.key == "upstreams" && $0.code == .missing }, "\(text)")
        }
    }

    /// Two spellings of one key: the later one would win, and nobody would know.
    @Test func aDotInANameIsNoDotBetweenNames() throws {
        for (text, path) in [
            ("tls.min_version: \"1.2\"\ntls:\n  min_version: \"1.3\"\n", "p.yaml"),
            ("\"tls.min_version\" = \"1.2\"\n[tls]\nmin_version = \"1.3\"\n", "p.toml"),
            ("limits:\n  per_ip.requests_per_minute: 3\n", "p.yaml"),
        ] {
            let unknown = read(text, path).problems.filter { $0.code == .unknown }
            #expect(unknown.count == 1 && unknown[0].message.contains("one name with a dot"), "\(text)")
        }
    }

    private func read(_ text: String, _ path: String) -> Configuration {
        ConfigurationFormat.proxyguard.read(text, path: path)
    }
}
