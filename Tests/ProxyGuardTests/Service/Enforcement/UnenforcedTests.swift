import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct UnenforcedTests {
    /// A value for each setting that this version does not act on, or not on all of it.
    static let refused: [(key: String, value: String)] = [
        ("guards.personal_data", "\"redact\""), ("guards.personal_data", "\"flag\""),
        ("upstreams.dialect", "\"azure\""), ("upstreams.dialect", "\"bedrock\""), ("upstreams.dialect", "\"cohere\""),
        ("upstreams.pins", "[\"sha256/9n0izTnSRF+W4W4JTq51avSXkWhQB8duS2bxVLfzXsY=\"]"),
        ("upstreams.api_version", "\"2026-01-01\""),
        ("limits.per_token.cents_per_day", "100"), ("limits.per_project.cents_per_day", "100"),
        ("store.address", "\"rediss://store.example.com:6380/0\""),
        ("store.address", "\"postgres://db.example.com/a?sslmode=verify-full\""),
        ("store.user", "\"a\""), ("store.password", "\"${env:P}\""), ("store.on_failure", "\"open\""),
        ("logging.sink", "\"https://logs.example.com\""), ("logging.bodies", "true"), ("logging.retention", "\"30d\""),
        ("audit.enabled", "false"), ("audit.chain", "false"),
        ("alerts.webhook", "\"https://hooks.example.com\""), ("alerts.signing_secret", "\"${env:P}\""),
        ("management.signing_secret", "\"${env:P}\""), ("management.signing_window", "\"60s\""),
    ]

    private static func set(_ key: String, _ value: String, in workspace: Workspace) {
        if key.hasPrefix("upstreams.") {
            workspace.upstreams[0][String(key.dropFirst(10))] = value
        } else {
            workspace.settings[key] = value
        }
    }

    @Test(arguments: refused) func whatNothingActsOnIsRefused(_ key: String, _ value: String) throws {
        for kind in ["production", "development"] {
            let workspace = try Workspace(kind)
            Self.set(key, value, in: workspace)
            let report = try workspace.check()
            let finding = try #require(report.found("startup/not-enforced").first, "\(report.text)")
            #expect(finding.refuses && finding.message.contains(key) && !finding.message.contains(value))
            #expect(report.found("startup/not-enforced").count == 1)
        }
    }

    @Test(arguments: [
        ("guards.personal_data", "\"off\""), ("logging.bodies", "false"), ("upstreams.pins", "[]"),
        ("upstreams.dialect", "\"mistral\""), ("upstreams.dialect", "\"anthropic\""),
        ("upstreams.dialect", "\"gemini\""), ("store.address", "\"sqlite:/var/lib/a/state.db\""),
    ])
    func whatMeansNothingIsAllowed(_ key: String, _ value: String) throws {
        let workspace = try Workspace()
        Self.set(key, value, in: workspace)
        let report = try workspace.check()
        #expect(report.refusal("startup/not-enforced") == nil, "\(report.text)")
    }

    /// A key that somebody adds to the list is tested as well.
    @Test func everyKeyOfTheListIsTested() {
        let tested = Set(Self.refused.map(\.key))
        for entry in EnforcementTable.entries where entry.enforcement.allowed != nil {
            #expect(tested.contains(entry.key), "\(entry.key)")
        }
    }

    @Test func theMessageSaysWhatToWrite() throws {
        let workspace = try Workspace()
        workspace.settings["guards.personal_data"] = "\"block\""
        workspace.upstreams[0]["dialect"] = "\"cohere\""
        let messages = try workspace.check().found("startup/not-enforced").map(\.message)
        #expect(
            messages.contains("this version does not act on guards.personal_data: take the line out, or write \"off\""))
        #expect(
            messages.contains { $0.hasPrefix("this version does not act on this value of upstreams.dialect: write ") })
    }

    @Test func everyUpstreamIsLookedAt() throws {
        let text =
            "[[upstreams]]\ndialect = \"openai\"\n[[upstreams]]\ndialect = \"azure\"\n[[upstreams]]\napi_version = \"1\"\n"
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        let found = Unenforced.all(in: configuration)
        #expect(found.map(\.key) == ["upstreams.dialect", "upstreams.api_version"])
        #expect(found.map(\.isPartly) == [true, false])
    }
}
