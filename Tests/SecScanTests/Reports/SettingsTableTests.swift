import ProxyConfiguration
import Testing

@testable import SecScan

@Suite struct SettingsTableTests {
    private static func table(_ text: String, _ format: ConfigurationFormat) throws -> SettingsTable {
        let configuration = try #require(Configuration.read(Array(text.utf8), format: format))
        return SettingsTable(ReadConfiguration(path: "a/b\u{1B}[31m", configuration: configuration))
    }

    @Test func everySettingOfOursWithItsLineOrItsDefault() throws {
        let secret = "k9Qz7Lm2" + "Xv4Rt8Wp1"
        let text = """
            [cors]
            max_age = "5m"
            [[upstreams]]
            name = "one"
            credential = "\(secret)"
            max_age_days = "x"
            """
        let groups = try Self.table(text, .proxyguard).groups
        let rows = groups.flatMap(\.rows)
        #expect(rows.count == Schema.settings.count)
        #expect(rows.contains(.init(key: "cors.max_age", value: "\"5m\"", origin: "line 2", isDead: true)))
        #expect(rows.contains(.init(key: "tls.min_version", value: "\"1.2\"", origin: "default")))
        #expect(rows.contains(.init(key: "encryption.key", value: "not set", origin: "default")))
        #expect(rows.contains(.init(key: "upstreams.max_age_days", value: "unreadable", origin: "line 6")))
        #expect(groups.map(\.title) == ["", "upstream one"])
        #expect(rows.allSatisfy { !$0.value.contains(secret.suffix(8)) })
    }

    @Test func ofAnotherSystemWhatIsKnownUnderItsNames() throws {
        let text = "ADMIN_UI_PATH=/a\nLLM_PROXY_EVENT_BUS=redis\nGLOBAL_RATE_LIMIT=9\nAUTH_ENABLED=no\n"
        let rows = try Self.table(text, .environment).groups.flatMap(\.rows)
        #expect(
            rows.contains(
                .init(
                    key: "limits.global.requests_per_minute", value: "9", origin: "line 3 (GLOBAL_RATE_LIMIT)",
                    isDead: true)))
        #expect(rows.contains(.init(key: "foreign.authenticates", value: "false", origin: "line 4 (AUTH_ENABLED)")))
        #expect(rows.contains(.init(key: "cors.allowed_origins", value: "[\"*\"]", origin: "default")))
        #expect(!rows.contains { $0.key == "timeouts.header" })
    }

    @Test func aTerminalIsSentNothingThatActs() throws {
        let text = try Self.table("[logging]\nlevel = \"info\"\n", .proxyguard).text(usesColour: false)
        #expect(!text.contains("\u{1B}") && text.hasPrefix("Settings of a/b\\u{1b}[31m\n"))
        #expect(text.contains("logging.level") && text.contains("\"info\"  [line 2]\n"))
    }
}
