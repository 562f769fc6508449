import Foundation
import Testing

/// Configurations of LLM proxies, by the command of their own and by all others.
@Suite struct ProxyTests {
    private static let good = """
        environment = "production"
        [management]
        token_hash = "${file:/run/secrets/m}"
        [[upstreams]]
        name = "openai"
        dialect = "openai"
        base_url = "https://api.openai.com"
        credential = "${file:/run/secrets/openai}"
        [limits.per_token]
        requests_per_minute = 60
        [audit]
        retention = "365d"
        [encryption]
        key = "${file:/run/secrets/e}"

        """
    private static let weak = good + "[cors]\nallowed_origins = [\"*\"]\n"

    @Test func `A file, a folder and standard input`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("proxyguard.toml", Self.weak)
        for arguments in [["proxyguard.toml"], ["."], ["-"], ["-", "--stdin-path", "proxyguard.toml"]] {
            let input = arguments.first == "-" ? Array(Self.weak.utf8) : []
            let report = try await Program.report(["proxy"] + arguments, in: folder, input: input, status: 1)
            let finding = try report.only()
            #expect(finding.rule == "proxy/wildcard-origin" && finding.severity == "medium")
            #expect(finding.path == (arguments == ["-"] ? "stdin" : "proxyguard.toml"))
            #expect(finding.line == 16 && finding.column == 20 && finding.endColumn == 22)
            #expect(report.command == "proxy" && report.complete)
        }
    }

    @Test func `A file as it should be is silent, and a threshold decides the status`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("proxyguard.toml", Self.good)
        #expect(try await Program.report(["proxy", "proxyguard.toml"], in: folder, status: 0).findings.isEmpty)
        try folder.write("proxyguard.toml", Self.weak)
        _ = try await Program.report(["proxy", "proxyguard.toml", "--fail-on", "high"], in: folder, status: 0)
    }

    @Test func `What cannot be checked is named, and the status says so`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("proxyguard.toml", Self.good)
        try folder.write("prose.txt", "hello\n")
        try folder.write("empty.toml", "")
        let report = try await Program.report(
            ["proxy", "none.toml", "prose.txt", "empty.toml", "proxyguard.toml"], in: folder, status: 3)
        #expect(report.notScanned.map(\.what) == ["none.toml", "prose.txt", "empty.toml"] && report.stats.files == 1)
        #expect(try await Program.run(["proxy"], in: folder).status == 2)
    }

    @Test func `A broken file is a finding with its line`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("proxyguard.toml", "environment = \"test\"\n[tls\nmin_version = 1\n")
        let finding = try await Program.report(["proxy", "proxyguard.toml"], in: folder, status: 1).only()
        #expect(finding.rule == "proxy/syntax" && finding.line == 2)
    }

    @Test func `All mistakes at once, the nearest name with an unknown one`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "proxyguard.toml", Self.good + "[tls]\nmin_verison = \"1.3\"\n[timeouts]\nheader = 10\nbody_idle = \"0s\"\n"
        )
        let report = try await Program.report(["proxy", "proxyguard.toml"], in: folder, status: 1)
        #expect(report.findings.map(\.rule) == ["proxy/unknown-setting", "proxy/unparsable", "proxy/timeout-zero"])
        #expect(report.findings.first?.message.contains("the nearest name is tls.min_version") == true)
    }

    @Test func `The table shows what counts, and no secret`() async throws {
        let folder = try TemporaryFolder()
        let secret = "k9Qz7Lm2" + "Xv4Rt8Wp1Hs5Jf0"
        try folder.write("proxyguard.toml", Self.weak + "max_age = \"5m\"\n[store]\npassword = \"\(secret)\"\n")
        let output = try await Program.run(["proxy", "--show-settings", "proxyguard.toml"], in: folder)
        #expect(output.status == 1 && !output.text.contains(secret))
        let lines = output.text.split(separator: "\n")
        #expect(lines.first == "Settings of proxyguard.toml")
        for (key, rest) in [
            ("environment", "\"production\"  [line 1]"), ("cors.max_age", "\"5m\"  [line 17]"),
            ("limits.request_body", "\"10MiB\"  [default]"), ("store.password", ", without effect]"),
            ("upstreams.credential", "\"${file:/run/secrets/openai}\"  [line 8]"),
        ] {
            #expect(lines.contains { $0.hasPrefix("  \(key) ") && $0.hasSuffix(rest) }, "\(key): \(output.text)")
        }
        #expect(output.text.contains("proxy/literal-secret") && output.text.contains("upstream openai"))
        #expect(try await Program.run(["proxy", "--show-settings", "--format", "json", "x"], in: folder).status == 2)
    }

    @Test func `The two systems and LiteLLM are asked the same questions`() async throws {
        let folder = try TemporaryFolder()
        let environment = """
            MANAGEMENT_TOKEN=replace_with_secure_random_token
            LISTEN_ADDR=:8080
            CORS_ALLOWED_ORIGINS=*
            ENABLE_TLS=false
            TLS_MIN_VERSION=1.1
            GLOBAL_RATE_LIMIT=0
            MASK_API_KEYS=false
            DEFAULT_TOKEN_LIFETIME=365d
            ENCRYPTION_KEY=
            ENABLE_METRICS=true
            POSTGRES_PASSWORD=secret
            REDIS_ADDR=redis:6379

            """
        try folder.write("prod/.env.production", environment)
        try folder.write("prod/.env.example", environment)
        let real = try await Program.report(
            ["proxy", "prod/.env.production", "--rule", "proxy"], in: folder, status: 1)
        #expect(
            Set(real.findings.map(\.rule)) == [
                "proxy/weak-management-token", "proxy/management-public", "proxy/wildcard-origin", "proxy/no-tls",
                "proxy/old-tls", "proxy/rate-limit-invalid", "proxy/masking-off", "proxy/token-lifetime",
                "proxy/encryption-key-missing", "proxy/metrics-public", "proxy/weak-password", "proxy/redis-plaintext",
                "proxy/redis-no-auth", "proxy/dead-setting",
            ])
        let example = try await Program.report(
            ["proxy", "prod/.env.example", "--rule", "proxy"], in: folder, status: 1)
        #expect(example.findings(of: "proxy/no-tls").map(\.severity) == ["medium"])
        #expect(real.findings(of: "proxy/no-tls").map(\.severity) == ["high"])
        #expect(
            example.findings(of: "proxy/weak-management-token").isEmpty
                && example.findings(of: "proxy/weak-password").isEmpty)

        let liteLLM = """
            model_list:
              - model_name: a
                litellm_params:
                  model: openai/gpt-4o
                  api_key: os.environ/OPENAI_API_KEY
                  api_base: http://llm.internal/v1
            litellm_settings:
              set_verbose: true
            general_settings:
              master_key: sk-1234
              store_prompts_in_spend_logs: true
              allow_requests_on_db_unavailable: true

            """
        try folder.write("litellm-config.yaml", liteLLM)
        let found = try await Program.report(
            ["proxy", "litellm-config.yaml", "--rule", "proxy"], in: folder, status: 1)
        #expect(
            Set(found.findings.map(\.rule)) == [
                "proxy/upstream-plain-http", "proxy/debug-in-production", "proxy/literal-secret",
                "proxy/weak-management-token",
                "proxy/logging-bodies", "proxy/fail-open",
            ])
    }

    /// Snippets of documents are no configuration, and placeholders in one are no secrets.
    @Test func `Documents are silent, and so are the placeholders of an example`() async throws {
        let folder = try TemporaryFolder()
        let snippet = """
            RATE_LIMIT_REQUESTS = 100
            RATE_LIMIT_WINDOW = 60  # seconds
            RATE_LIMIT_STORAGE = "redis://localhost:6379"
            JWT_ALGORITHM = "HS256"
            JWT_EXPIRATION_HOURS = 24
            export OPENAI_API_KEY="sk-..."
            export JWT_SECRET_KEY="$(openssl rand -base64 32)"
            export DATABASE_URL="postgresql://..."

            """
        try folder.write("security.md", snippet + "CORS_ALLOWED_ORIGINS=*\nENABLE_TLS=false\n")
        try folder.write("settings.env", snippet + "MODELMUXER_MODE=production\nJWT_EXPIRY=3600\n")
        let report = try await Program.report(
            ["proxy", "settings.env", "--rule", "proxy", "--exclude-rule", "proxy/dead-setting"], in: folder, status: 0)
        #expect(report.findings.isEmpty)
        #expect(try await Program.report(["dir", "security.md"], in: folder, status: 0).findings.isEmpty)
        try folder.write(
            "settings.env", "MODELMUXER_MODE=production\nJWT_EXPIRY=3600\nRATE_LIMIT_STORAGE=redis://cache.prod:6379\n")
        let twin = try await Program.report(["proxy", "settings.env"], in: folder, status: 1)
        #expect(twin.findings.contains { $0.rule == "proxy/redis-plaintext" })
    }

    @Test(arguments: ["dir", "worktree", "staged", "git"])
    func `Every scan checks the configurations that it meets`(_ command: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.txt", "x\n")
        try repository.write("proxyguard.toml", Self.weak)
        try repository.write("other/config.yaml", "cors: \"*\"\n")
        if command != "worktree" { try await repository.git("add", "-A") }
        if command == "git" { try await repository.commitIndex() }
        let report = try await Program.report([command], in: repository.folder, status: 1)
        // The other file is nobody's configuration of a proxy, and a configuration all the same.
        #expect(
            report.findings.map { "\($0.rule) \($0.path)" }.sorted() == [
                "cors/configuration-key other/config.yaml", "proxy/wildcard-origin proxyguard.toml",
            ])
    }

    @Test func `A configuration of proxyguard may be YAML`() async throws {
        let repository = try await TestRepository()
        let text =
            "environment: test\ncors:\n  allowed_origins: [\"*\"]\nupstreams:\n  - name: a\n    bse_url: https://a.example.com\n"
        for name in ["proxyguard.yaml", "gateway.yml"] {
            try repository.write(name, text)
            let report = try await Program.report(["proxy", name], in: repository.folder, status: 1)
            let unknown = try #require(report.findings.first { $0.rule == "proxy/unknown-setting" })
            #expect(unknown.line == 6 && unknown.column == 5 && unknown.path == name)
            #expect(report.findings.contains { $0.rule == "proxy/wildcard-origin" && $0.line == 3 })
        }
        let found = try await Program.report(["dir", "."], in: repository.folder, status: 1).findings
        #expect(Set(found.filter { $0.rule.hasPrefix("proxy/") }.map(\.path)) == ["proxyguard.yaml"])
        try repository.write("gateway.yml", "routes: []\n")
        #expect(try await Program.run(["proxy", "gateway.yml"], in: repository.folder).status == 3)
    }

    @Test func `A comment allows a finding, a baseline accepts it`() async throws {
        let repository = try await TestRepository()
        let text = Self.good + "[cors]\nallowed_origins = [\"*\"]  # secscan:allow[proxy/wildcard-origin] public demo\n"
        try await repository.commit("proxyguard.toml", text)
        #expect(
            try await Program.report(["proxy", "proxyguard.toml"], in: repository.folder, status: 0).suppressed == 1)
        try await repository.commit("proxyguard.toml", Self.weak)
        #expect(try await Program.run(["baseline", "create"], in: repository.folder).status == 0)
        _ = try await Program.report(["proxy", "proxyguard.toml"], in: repository.folder, status: 0)
    }

    @Test func `Rules are explained`() async throws {
        let folder = try TemporaryFolder()
        let output = try await Program.run(["rules", "explain", "proxy/fail-open"], in: folder)
        #expect(output.status == 0 && output.text.contains("on_failure"))
    }
}
