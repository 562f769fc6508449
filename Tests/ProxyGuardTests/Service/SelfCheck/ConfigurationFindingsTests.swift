import Checks
import Rules
import Testing

@testable import ProxyGuard

@Suite struct ConfigurationFindingsTests {
    /// A change of a configuration that is right, the rule that fires then, and what becomes of a start in production.
    struct Row: Sendable, CustomTestStringConvertible {
        var id: String
        /// Nil takes the setting out; those of the upstream begin with `upstreams.`.
        var changes: [String: String?]
        var weight: Weight
        /// Whether the change makes a development strict, since others can connect then.
        var isPublic = false

        enum Weight: Sendable { case always, strict, warns, silentInDevelopment }

        var testDescription: String { "\(id): \(changes.keys.sorted())" }
    }

    static let rows: [Row] = [
        // A1, B1: a secret in the file
        Row(id: "proxy/literal-secret", changes: ["encryption.key": "\"k9Qz7Lm2" + "Xv4Rt8Wp1\""], weight: .always),
        Row(id: "proxy/literal-secret", changes: ["upstreams.credential": "\"changeme\""], weight: .always),
        // A3: its age
        Row(id: "proxy/key-age", changes: ["upstreams.created_at": "2026-01-31"], weight: .warns),
        // A5, B11
        Row(id: "proxy/encryption-key-missing", changes: ["encryption.key": nil], weight: .silentInDevelopment),
        // A10
        Row(id: "proxy/missing-setting", changes: ["management.token_hash": nil], weight: .always),
        Row(id: "proxy/missing-setting", changes: ["environment": nil], weight: .always),
        Row(id: "proxy/missing-setting", changes: ["upstreams.credential": nil], weight: .always),
        Row(id: "proxy/unparsable", changes: ["timeouts.header": "10"], weight: .always),
        Row(id: "proxy/unparsable", changes: ["management.allowed_cidrs": "[\"10.0.0.5/24\"]"], weight: .always),
        Row(id: "proxy/unknown-setting", changes: ["tls.min_verison": "\"1.3\""], weight: .always),
        Row(id: "proxy/out-of-range", changes: ["limits.request_body": "\"2GiB\""], weight: .always),
        Row(id: "proxy/dead-setting", changes: ["cors.max_age": "\"5m\""], weight: .strict),
        Row(id: "proxy/contradiction", changes: ["tokens.hashing": "\"hmac-sha256\""], weight: .always),
        Row(
            id: "proxy/contradiction",
            changes: ["encryption.key": nil, "encryption.previous_keys": "[\"${file:/run/secrets/old}\"]"],
            weight: .always),
        // ATK-05
        Row(
            id: "proxy/upstream-address", changes: ["upstreams.base_url": "\"https://metadata.google.internal/\""],
            weight: .always),
        Row(id: "proxy/upstream-address", changes: ["upstreams.base_url": "\"http://0.0.0.0:11434\""], weight: .always),
        Row(
            id: "proxy/upstream-address", changes: ["upstreams.base_url": "\"https://api.openai.com/?x=1\""],
            weight: .always),
        // A13, A14, B24
        Row(
            id: "proxy/management-public", changes: ["listeners.management": "\"0.0.0.0:8081\""], weight: .strict,
            isPublic: true),
        Row(
            id: "proxy/management-allowlist-missing", changes: ["listeners.management": "\"10.0.0.5:8081\""],
            weight: .warns),
        Row(id: "proxy/cidr-too-wide", changes: ["management.allowed_cidrs": "[\"0.0.0.0/0\"]"], weight: .strict),
        Row(id: "proxy/cidr-too-wide", changes: ["management.allowed_cidrs": "[\"10.0.0.0/8\"]"], weight: .warns),
        // A15
        Row(id: "proxy/token-lifetime", changes: ["tokens.max_lifetime": "\"60d\""], weight: .always),
        // A18, A41, B20
        Row(
            id: "proxy/no-rate-limit", changes: ["limits.per_token.requests_per_minute": nil],
            weight: .silentInDevelopment),
        Row(id: "proxy/rate-limit-invalid", changes: ["limits.per_ip.requests_per_minute": "0"], weight: .always),
        // A35, B94, B101
        Row(id: "proxy/no-tls", changes: ["listeners.data": "\"0.0.0.0:8443\""], weight: .strict, isPublic: true),
        Row(
            id: "proxy/upstream-plain-http", changes: ["upstreams.base_url": "\"http://a.example.com\""],
            weight: .strict),
        // A36, A37, A38, B14
        Row(id: "proxy/old-tls", changes: ["tls.min_version": "\"1.1\""], weight: .strict),
        Row(id: "proxy/old-tls", changes: ["upstreams.min_tls_version": "\"1.0\""], weight: .strict),
        Row(id: "proxy/weak-cipher", changes: ["tls.ciphers": "[\"RC4-SHA\"]"], weight: .strict),
        Row(id: "proxy/hsts-off", changes: ["tls.hsts_max_age": "\"1h\""], weight: .warns),
        // A40, B25, B26
        Row(id: "proxy/wildcard-origin", changes: ["cors.allowed_origins": "[\"*\"]"], weight: .strict),
        Row(id: "proxy/bad-origin", changes: ["cors.allowed_origins": "[\"null\"]"], weight: .strict),
        Row(id: "proxy/bad-origin", changes: ["cors.allowed_origins": "[\"http://a.example.com\"]"], weight: .strict),
        Row(id: "proxy/bad-origin", changes: ["cors.allowed_origins": "[\"https://a.example.com/\"]"], weight: .always),
        Row(
            id: "proxy/credentials-with-any-origin",
            changes: ["cors.allowed_origins": "[\"*\"]", "cors.allow_credentials": "true"], weight: .strict),
        // A44
        Row(id: "proxy/timeout-zero", changes: ["timeouts.header": "\"0s\""], weight: .always),
        Row(id: "proxy/timeout-zero", changes: ["upstreams.idle_timeout": "\"0s\""], weight: .always),
        // A45, A47, B82
        Row(id: "proxy/masking-off", changes: ["logging.mask": "false"], weight: .strict),
        Row(id: "proxy/debug-in-production", changes: ["logging.level": "\"debug\""], weight: .silentInDevelopment),
        // A52
        Row(id: "proxy/audit-off", changes: ["audit.enabled": "false", "audit.file": nil], weight: .strict),
        // B34
        // B77, B81
        Row(
            id: "proxy/production-points-to-development",
            changes: ["upstreams.base_url": "\"https://dev.example.com\""],
            weight: .silentInDevelopment),
        Row(
            id: "proxy/metrics-public", changes: ["listeners.metrics": "\"0.0.0.0:9090\""], weight: .strict,
            isPublic: true),
        // Warnings that no row asks a refusal for
        Row(id: "proxy/guard-off", changes: ["guards.request_secrets": "\"off\""], weight: .warns),
        Row(id: "proxy/fail-open", changes: ["audit.on_failure": "\"open\""], weight: .warns),
        Row(id: "proxy/audit-chain-off", changes: ["audit.chain": "false"], weight: .warns),
    ]

    private static func changed(_ kind: String, _ row: Row) throws -> Workspace {
        let workspace = try Workspace(kind)
        for (key, value) in row.changes {
            if key.hasPrefix("upstreams.") {
                workspace.upstreams[0][String(key.dropFirst(10))] = value
            } else {
                workspace.settings[key] = value
            }
        }
        return workspace
    }

    @Test func whatIsRightIsFine() throws {
        let report = try Workspace().check()
        #expect(report.findings.isEmpty && report.notScanned.isEmpty && report.exitStatus == 0, "\(report.text)")
    }

    @Test(arguments: rows) func productionRefusesOrWarns(_ row: Row) throws {
        let report = try Self.changed("production", row).check()
        let expected =
            switch row.weight {
            case .always, .strict: true
            case .warns: false
            case .silentInDevelopment: row.id != "proxy/production-points-to-development"
            }
        #expect(report.refusal(row.id) == expected, "\(report.text)")
        // What nothing can switch off is refused besides.
        let isRefused = expected || row.changes["audit.chain"] != nil
        #expect(report.exitStatus == (isRefused ? 78 : 0), "\(report.text)")
    }

    @Test(arguments: rows) func developmentOnOneMachineIsWarned(_ row: Row) throws {
        // Without an environment it is production.
        guard row.changes["environment"] == nil else { return }
        let report = try Self.changed("development", row).check()
        let expected: Bool? =
            switch row.weight {
            case .always: true
            case .strict: row.isPublic
            case .warns: false
            case .silentInDevelopment: nil
            }
        #expect(report.refusal(row.id) == expected, "\(report.text)")
    }

    @Test func aSharedKeyIsRefused() throws {
        let workspace = try Workspace()
        var second = workspace.upstreams[0]
        second["name"] = "\"other\""
        second["base_url"] = "\"https://api.example.com\""
        workspace.upstreams.append(second)
        #expect(try workspace.check().refusal("proxy/shared-upstream-key") == true)
    }

    @Test func productionIsToldOfVariables() throws {
        let workspace = try Workspace()
        workspace.upstreams[0]["credential"] = "\"${env:KEY}\""
        workspace.environment["KEY"] = "a-key-of-" + "somebody"
        let report = try workspace.check()
        #expect(report.refusal("proxy/environment-secret") == false && report.exitStatus == 0, "\(report.text)")
    }

    @Test(arguments: ["", "\n", "# nothing yet\n", "\u{FEFF}", "[listeners]\n", "environment = \"development\"\n"])
    func nothingIsNoConfiguration(_ text: String) throws {
        let report = try Workspace().check(text)
        #expect(report.exitStatus == 78, "\(report.text)")
    }

    @Test func aBrokenFileIsRefusedWithItsLine() throws {
        let report = try Workspace("development").check("environment = \"development\"\nenvironment = \"test\"\n")
        let finding = try #require(report.found("proxy/syntax").first)
        #expect(finding.refuses && finding.line == 2 && finding.column == 1)
    }

    @Test func everyRuleHasItsWeight() {
        for rule in ProxyAudit.rules {
            #expect(ConfigurationFindings.weights[rule.id.description] != nil, "\(rule.id)")
        }
        let ids = Set(ProxyAudit.rules.map(\.id.description))
        #expect(ConfigurationFindings.weights.keys.allSatisfy(ids.contains))
    }

    @Test func newRulesRefuseWhereTheyAreBad() throws {
        let id = try #require(RuleID("proxy/of-tomorrow"))
        #expect(ConfigurationFindings.weight(of: id, .high) == .strict)
        #expect(ConfigurationFindings.weight(of: id, .medium) == .warns)
    }

    @Test func aNameDoesNotMakeItAnExample() throws {
        let workspace = try Workspace()
        workspace.settings["audit.enabled"] = "false"
        workspace.settings["audit.file"] = nil
        let path = try workspace.write("etc/proxyguard.example.toml", workspace.text)
        var input = SelfCheckInput(path: path, environment: [:], process: workspace.process)
        input.allowsRoot = true
        let report = SelfCheck(input, rules: Workspace.rules).run()
        let finding = try #require(report.found("proxy/audit-off").first)
        #expect(finding.refuses && finding.severity == .high)
    }
}
