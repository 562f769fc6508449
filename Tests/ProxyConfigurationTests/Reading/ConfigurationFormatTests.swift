import ProxyConfiguration
import Testing

@Suite struct ConfigurationFormatTests {
    @Test(
        arguments: [
            ("proxyguard.toml", "", .proxyguard), ("a/proxyguard.production.toml.example", "x", .proxyguard),
            ("rules/proxyguard.tokens.toml", "# Tokens\n\n[[rule]]\nid = \"a/b\"\n", nil),
            ("proxyguard.toml", "environment = \"test\"\n[[rule]]\n", .proxyguard),
            ("proxyguard.toml", "# [[rule]]\n", .proxyguard),
            ("proxyguard.yaml", "environment: test\n", .proxyguard), ("proxyguard.yml.example", "tls:\n", .proxyguard),
            ("a/proxyguard-production.yaml", "upstreams:\n  bad\n", .proxyguard),
            (".github/workflows/proxyguard.yml", "on: push\njobs:\n  a: {}\n", nil),
            ("proxyguard.compose.yaml", "services:\n  a: {}\nlogging: {}\n", nil),
            ("config.yaml", "upstreams:\n- dialect: openai\n  credential: x\n", .proxyguard),
            ("stdin", "upstreams:\n- dialect: openai\n  credential: x\n", .proxyguard),
            ("config.yaml", "upstreams:\n- name: a\n  targets: []\n", nil),
            ("config.yaml", "model_list:\n  - litellm_params: {}\n", .liteLLM),
            ("config.yaml", "general_settings:\n  master_key: x\n", .liteLLM), ("config.yaml", "a: 1\n", nil),
            ("api_providers.yaml", "apis:\n  o:\n    base_url: https://a\n    allowed_endpoints: []\n", .providers),
            (".env.production", "MANAGEMENT_TOKEN=x\nIP_RATE_LIMIT=1\n", .environment),
            (".env", "PORT=1\nDEBUG=1\n", nil),
            (".env", "MANAGEMENT_TOKEN=x\n", nil), ("stdin", "[[upstreams]]\n[management]\n", .proxyguard),
            ("stdin", "JWT_EXPIRY=3600\nPRICE_TABLE_PATH=x\n", .environment), ("pyproject.toml", "[tool]\n", nil),
            // No other file is one because it speaks of one.
            (".env", "# litellm_params: in the other file\n", nil),
        ] as [(String, String, ConfigurationFormat?)])
    func recognised(path: String, text: String, expected: ConfigurationFormat?) {
        #expect(ConfigurationFormat.recognised(Array(text.utf8), path: path) == expected)
    }

    @Test func aNameThatSomebodyGivesIsEnough() {
        #expect(ConfigurationFormat.named(Array("a = 1".utf8), path: "x/gateway.toml") == .proxyguard)
        #expect(ConfigurationFormat.named(Array("PORT=1".utf8), path: "prod.env") == .environment)
        #expect(ConfigurationFormat.named(Array("PORT=1".utf8), path: "notes.txt") == nil)
        #expect(ConfigurationFormat.named(Array("listeners: {}".utf8), path: "gateway.yaml") == .proxyguard)
        #expect(ConfigurationFormat.named(Array("routes: {}".utf8), path: "gateway.yaml") == nil)
    }

    @Test(arguments: [
        ("proxyguard.toml", true), ("a/.env", true), (".env.example", true), ("prod.env", true), ("litellm.yaml", true),
        ("proxyguard.yaml", true), ("deploy/proxyguard.prod.yml", true),
        ("proxy_server_config.yml", true), ("compose.yaml", false), ("Dockerfile", false), ("main.py", false),
        ("environment.ts", false),
    ])
    func candidates(path: String, expected: Bool) { #expect(ConfigurationFormat.isCandidate(path) == expected) }
}
