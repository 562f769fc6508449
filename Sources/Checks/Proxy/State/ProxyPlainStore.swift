internal import ProxyConfiguration
internal import Rules

/// A store on another machine is reached in the clear.
enum ProxyPlainStore: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/redis-plaintext", "Store reached without TLS",
        why: """
            State, counters or cached answers are kept on another machine, and the way there is in the clear. Whoever is on it has the \
            password and what is stored, and can set counters back.
            """,
        severity: .medium,
        remediation: "Use rediss:// for Redis and Valkey, sslmode=verify-full for PostgreSQL.",
        references: [
            "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/",
            "https://www.postgresql.org/docs/current/libpq-ssl.html",
        ],
        cwe: "CWE-319",
        bad: [
            "[store]\naddress = «\"redis://redis.internal:6379/0\"»\n",
            "[store]\naddress = «\"postgres://db.internal/proxy?sslmode=disable\"»\n",
            .modelMuxer("REDIS_URL=«redis://cache.internal:6379»\n"),
            .liteLLM(
                "litellm_settings:\n  cache_params:\n    type: redis\n    host: «cache.internal»\n    port: 6379\n"),
        ],
        good: [
            "[store]\naddress = \"rediss://redis.internal:6380/0\"\n",
            "[store]\naddress = \"postgres://db.internal/proxy?sslmode=verify-full\"\n",
            "[store]\naddress = \"redis://127.0.0.1:6379/0\"\n",
            .modelMuxer("RATE_LIMIT_STORAGE = \"redis://localhost:6379\"\n"),
            .liteLLM("litellm_settings:\n  cache_params:\n    type: redis\n    host: cache.internal\n    ssl: true\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(StoreSettings.address) { message($0.value.server, isRedis: $0.value.isRedis) }
            + file.findings(ForeignSettings.cache) { message($0.value?.server, isRedis: $0.value?.isRedis ?? false) }
    }

    private static func message(_ server: ProxyConfiguration.WebAddress?, isRedis: Bool) -> String? {
        guard let server, !server.isLoopback else { return nil }
        let isPlain =
            isRedis
            ? server.scheme == "redis" || server.scheme == "valkey"
            : ["sslmode=disable", "sslmode=allow", "tls=false", "ssl=false", "tls=skip-verify"].contains {
                server.query.contains($0)
            }
        return isPlain ? "\(server.host) is reached in the clear" : nil
    }
}
