import ProxyConfiguration
import Rules
import Testing

@testable import Checks

/// What every check of proxies' configurations must keep to; what each finds is in its examples, which `ExampleRunner` runs.
@Suite struct ProxyAuditTests {
    private static func found(_ text: String, path: String = "proxyguard.toml", named: Bool = false) -> [String] {
        var options = CheckOptions()
        options.path = path
        options.isNamedProxyConfiguration = named
        options.today = Day("2026-11-22")
        return ProxyAudit.findings(in: Array(text.utf8), options: options) { _ in true }.map {
            "\($0.rule.id) \($0.finding.severity.map { "\($0)" } ?? "")"
        }
    }

    @Test func everyRuleIsOfTheFamily() {
        for check in ProxyChecks.all {
            #expect(check.rule.id.family == "proxy" && check.rule.cwe.hasPrefix("CWE-"))
            #expect(!check.rule.references.isEmpty && check.rule.description.count > 60, "\(check.rule.id)")
            #expect(check.rule.examples.allSatisfy { !$0.places.isEmpty }, "\(check.rule.id)")
            #expect(check.rule.examples.count >= 3 && check.rule.nonExamples.count >= 3, "\(check.rule.id)")
        }
        #expect(Set(ProxyChecks.all.map { $0.rule.id }).count == ProxyChecks.all.count)
    }

    @Test func examplesPass() throws {
        let result = try ExampleRunner(RuleSet(CheckList.rules)).run(ProxyAudit.rules)
        #expect(result.failures.isEmpty, "\(result.failures.map(\.description).joined(separator: "\n"))")
        #expect(result.count >= 6 * ProxyChecks.all.count)
    }

    @Test func aFileAsItShouldBeIsSilent() throws {
        let text = """
            environment = "production"
            [listeners]
            data = "0.0.0.0:8443"
            [tls]
            certificate_file = "/etc/p/tls.pem"
            key_file = "/etc/p/tls.key"
            [management]
            token_hash = "${file:/run/secrets/m}"
            [[upstreams]]
            name = "a"
            dialect = "openai"
            base_url = "https://api.openai.com"
            credential = "${file:/run/secrets/a}"
            [limits.per_token]
            requests_per_minute = 60
            [audit]
            retention = "365d"
            [encryption]
            key = "${file:/run/secrets/e}"
            """
        #expect(Self.found(text) == [])
    }

    @Test(arguments: [
        ("environment = \"production\"\n[logging]\nmask = false\n", "proxyguard.toml", "high"),
        ("environment = \"development\"\n[logging]\nmask = false\n", "proxyguard.toml", "medium"),
        (
            "environment = \"development\"\n[listeners]\ndata = \"0.0.0.0:80\"\n[logging]\nmask = false\n",
            "proxyguard.toml", "high"
        ),
        ("environment = \"production\"\n[logging]\nmask = false\n", "proxyguard.example.toml", "medium"),
        ("environment = \"test\"\n[logging]\nmask = false\n", "proxyguard.toml.sample", "low"),
    ])
    func theDeploymentDecidesHowBadItIs(text: String, path: String, severity: String) {
        #expect(Self.found(text, path: path).contains("proxy/masking-off \(severity)"))
    }

    @Test(arguments: [
        ("notes.txt", "IP_RATE_LIMIT=0\n"), (".env", "IP_RATE_LIMIT=0\nPORT=1\n"), ("config.yaml", "a: 1\n"),
    ])
    func otherFilesAreLeftAlone(path: String, text: String) { #expect(Self.found(text, path: path) == []) }

    @Test func aNameThatSomebodyGivesIsEnough() {
        #expect(Self.found("x = 1\n", path: "gateway.toml") == [])
        #expect(Self.found("x = 1\n", path: "gateway.toml", named: true).contains("proxy/unknown-setting high"))
    }

    @Test func noMessageHasASecret() {
        let secret = "k9Qz7Lm2" + "Xv4Rt8Wp1"
        for text in [
            "[encryption]\nkey = \"\(secret)\"\n", "[timeouts]\nheader = \"\(secret)\"\n",
            "environment = \"\(secret)\"\n", "[tls]\nciphers = [\"\(secret)\"]\n",
            "[store]\naddress = \"postgres://app:\(secret)@db.internal/x\"\n",
        ] {
            var options = CheckOptions()
            options.path = "proxyguard.toml"
            let found = ProxyAudit.findings(in: Array(text.utf8), options: options) { _ in true }
            #expect(!found.isEmpty && found.allSatisfy { !$0.finding.message.contains(secret) })
        }
    }

    private static let marks = "ADMIN_UI_PATH=/a\nLLM_PROXY_EVENT_BUS=redis\n"

    @Test(arguments: [
        (".env", "LITELLM_MASTER_KEY=\nUI_USERNAME=a\nLITELLM_MODE=x\n", "proxy/authentication-off high", true),
        (".env.example", "LITELLM_MASTER_KEY=\nUI_USERNAME=a\n", "proxy/authentication-off medium", false),
        (".env", marks + "LISTEN_ADDR=${ADDR}\nENABLE_METRICS=true\n", "proxy/management-public high", false),
        (".env", marks + "LISTEN_ADDR=${ADDR}\nENABLE_METRICS=true\n", "proxy/metrics-public medium", false),
        (".env", marks + "ENABLE_METRICS=${METRICS}\n", "proxy/metrics-public medium", false),
        (".env", marks + "ENABLE_TLS=$TLS\n", "proxy/no-tls high", false),
        ("proxyguard.toml", "[store]\naddress = \"mongodb://db\"\nuser = \"a\"\n", "proxy/dead-setting medium", false),
        ("proxyguard.toml", "[tokens]\nhashing = \"hmac-sha256\"\npepper = 1\n", "proxy/contradiction medium", false),
        ("proxyguard.toml", "[listeners]\ndata = \":9090\"\n", "proxy/contradiction medium", true),
        (
            "proxyguard.toml", "[listeners]\ndata = \":8443\"\n[tls]\ncertificate_file = \"tls.pem\"\n",
            "proxy/no-tls high", false
        ),
        (
            "proxyguard.toml", "[listeners]\nmetrics = \":9091\"\n[metrics]\ntoken_hash = \"${vault:x}\"\n",
            "proxy/metrics-public medium", false
        ),
        (
            "proxyguard.toml", "[logging]\nsink = \"https://u:p9@logs.example.com\"\n", "proxy/literal-secret critical",
            true
        ),
        (
            "proxyguard.toml", "[management]\nallowed_cidrs = [\"x\"]\n[listeners]\nmanagement = \"10.0.0.1:1\"\n",
            "proxy/management-allowlist-missing medium", false
        ),
    ])
    func verdicts(path: String, text: String, finding: String, expected: Bool) {
        #expect(Self.found(text, path: path).contains(finding) == expected)
    }

    /// All secrets of the file were gathered for each of them.
    @Test func everySecretOfMany() {
        let models = (0..<1000).map { "  - litellm_params: {api_key: k\($0)zQ9xL2}\n" }.joined()
        let found = Self.found("model_list:\n" + models, path: "litellm.yaml")
        #expect(found.count { $0.hasPrefix("proxy/literal-secret") } == 1000)
    }

    /// Whatever stands in the file, no check may crash or point outside of it.
    @Test func cutAnywhere() throws {
        for rule in ProxyAudit.rules {
            for example in rule.examples {
                let text = Array(example.text.utf8)
                var options = CheckOptions()
                options.path = example.path ?? ""
                for end in stride(from: 0, through: text.count, by: 7) {
                    for piece in [Array(text[..<end]), Array(text[end...])] {
                        let found = ProxyAudit.findings(in: piece, options: options) { _ in true }
                        #expect(found.allSatisfy { $0.finding.range.upperBound <= piece.count })
                    }
                }
            }
        }
    }
}
