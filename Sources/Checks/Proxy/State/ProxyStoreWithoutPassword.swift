internal import ProxyConfiguration
internal import Rules

/// A store on another machine asks for nothing.
enum ProxyStoreWithoutPassword: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/redis-no-auth", "Store without a password",
        why: """
            State, counters or cached answers are kept by a server on another machine, and no password is set for it. Whoever reaches its \
            port reads and changes them.
            """,
        severity: .medium,
        remediation: "Give the server a user and a password, and refer to the password: store.password.",
        references: ["https://redis.io/docs/latest/operate/oss_and_stack/management/security/"],
        cwe: "CWE-306",
        bad: [
            "[store]\naddress = «\"rediss://redis.internal:6380/0\"»\n",
            .modelMuxer("REDIS_URL=«rediss://cache.internal:6380»\n"),
            .llmProxy("REDIS_ADDR=«redis:6379»\n"), .modelMuxer("REDIS_URL=«rediss://:@cache.internal:6380»\n"),
        ],
        good: [
            "[store]\naddress = \"rediss://redis.internal:6380/0\"\npassword = \"${file:/run/secrets/redis}\"\n",
            "[store]\naddress = \"sqlite:/var/lib/p/state.db\"\n", .llmProxy("REDIS_ADDR=localhost:6379\n"),
            .modelMuxer("REDIS_URL=rediss://cache.internal:6380\nREDIS_PASSWORD=${REDIS_PASSWORD}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let hasPassword = file.settings.names(StoreSettings.password)
        let hasCachePassword = file.settings.answers(ForeignSettings.cachePassword).contains { $0.value != nil }
        let store = file.findings(StoreSettings.address) { answer in
            answer.value.isRedis && !hasPassword ? message(answer.value.server) : nil
        }
        let cache = file.findings(ForeignSettings.cache) { answer in
            guard let cache = answer.value, cache.isRedis, !hasCachePassword else { return nil }
            return message(cache.server)
        }
        return store + cache
    }

    private static func message(_ server: ProxyConfiguration.WebAddress?) -> String? {
        guard let server, !server.isLoopback, server.passwordSecret == nil else { return nil }
        return "\(server.host) asks for no password"
    }
}
