import Foundation
import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct EffectiveConfigurationTests {
    private static func effective(_ text: String) throws -> EffectiveConfiguration {
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        return EffectiveConfiguration(configuration, path: "p.toml", rules: Workspace.rules)
    }

    @Test func everySettingIsShownWithItsOrigin() throws {
        let workspace = try Workspace()
        workspace.settings["timeouts.header"] = "\"5s\""
        var second = workspace.upstreams[0]
        second["name"] = "\"other\""
        workspace.upstreams.append(second)
        let effective = try Self.effective(workspace.text)
        let own = Schema.settings.filter { !$0.key.hasPrefix("upstreams.") }
        let upstream = Schema.settings.filter { $0.key.hasPrefix("upstreams.") }
        #expect(effective.rows.filter { $0.upstream == nil }.map(\.key) == own.map(\.key))
        #expect(effective.rows.filter { $0.upstream == "openai" }.map(\.key) == upstream.map(\.key))
        #expect(effective.rows.filter { $0.upstream == "other" }.map(\.key) == upstream.map(\.key))
        let header = try #require(effective.rows.first { $0.key == "timeouts.header" })
        #expect(header.value == "\"5s\"" && header.line == 8 && header.unit == "duration")
        let drain = try #require(effective.rows.first { $0.key == "timeouts.drain" })
        #expect(drain.value == "\"30s\"" && drain.line == nil)
        let limit = try #require(effective.rows.first { $0.key == "limits.per_token.requests_per_minute" })
        #expect(limit.value == "60" && limit.unit == "requests per minute")
        #expect(effective.rows.first { $0.key == "limits.request_body" }?.unit == "bytes")
        #expect(effective.text.contains("\nupstream other\n"))
        #expect(effective.text.contains("[line 8, duration]") && effective.text.contains("[default, duration]"))
    }

    @Test func secretsAreReferencesOrNothing() throws {
        let secret = "k9Qz7Lm2" + "Xv4Rt8Wp1"
        let text = """
            encryption.key = "${file:/run/secrets/e}"
            encryption.previous_keys = ["${env:OLD}", "\(secret)"]
            tokens.pepper = "\(secret)"
            [[upstreams]]
            credential = "${exec:/bin/vault \(secret)}"

            """
        let effective = try Self.effective(text)
        #expect(effective.rows.first { $0.key == "encryption.key" }?.value == "\"${file:/run/secrets/e}\"")
        #expect(effective.rows.first { $0.key == "tokens.pepper" }?.value == "\"***\"")
        #expect(effective.rows.first { $0.key == "encryption.previous_keys" }?.value == "\"***\"")
        let all = effective.text + effective.json(version: "1")
        #expect(!all.contains(secret.prefix(4)))
    }

    @Test func whatCannotBeReadIsNotShown() throws {
        let effective = try Self.effective("timeouts.header = \"soon\"\ncors.max_age = \"5m\"\n")
        #expect(effective.rows.first { $0.key == "timeouts.header" }?.value == "unreadable")
        #expect(effective.rows.first { $0.key == "cors.max_age" }?.isDead == true)
        #expect(effective.rows.count { $0.isDead } == 1)
        #expect(effective.text.contains("[line 2, duration, without effect]"))
    }

    @Test func theDocumentHasTheRows() throws {
        let effective = try Self.effective(try Workspace().text)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(effective.json(version: "1").utf8)) as? [String: Any])
        let settings = try #require(document["settings"] as? [[String: Any]])
        #expect(settings.count == effective.rows.count && document["command"] as? String == "config show")
        let kind = try #require(settings.first)
        #expect(kind["key"] as? String == "environment" && kind["value"] as? String == "\"production\"")
        #expect(kind["origin"] as? String == "file" && kind["line"] as? Int == 4)
        let unset = try #require(settings.first { $0["key"] as? String == "tls.key_file" })
        #expect(unset["value"] == nil && unset["origin"] as? String == "default" && unset["line"] == nil)
    }

    @Test func bothSyntaxesCountAlike() throws {
        let workspace = try Workspace()
        let rows = try [(workspace.text, "p.toml"), (workspace.yaml, "p.yaml")].map { text, path in
            let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard, path: path))
            return EffectiveConfiguration(configuration, path: path, rules: Workspace.rules).rows
        }
        #expect(
            rows[0].map { "\($0.key) \($0.value) \($0.unit ?? "")" }
                == rows[1].map { "\($0.key) \($0.value) \($0.unit ?? "")" })
        #expect(rows[0].map { $0.line == nil } == rows[1].map { $0.line == nil })
    }
}
