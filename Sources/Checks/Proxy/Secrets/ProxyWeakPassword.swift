internal import ProxyConfiguration
internal import Rules

/// A password of a database or a console that everybody tries first.
enum ProxyWeakPassword: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/weak-password", "Weak password of a store or a console",
        why: """
            The password of a database, a cache or a console is one that every list of passwords begins with. Whoever reaches its port has \
            the tokens and the keys that are kept there.
            """,
        severity: .high,
        remediation: "Make one at random, and let no network reach the port that does not need to.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html"],
        cwe: "CWE-521",
        bad: [
            .llmProxy("POSTGRES_PASSWORD=«secret»\n"),
            .llmProxy("MYSQL_ROOT_PASSWORD=«change-me»\nMYSQL_PASSWORD=«abc»\n"),
            .liteLLM("litellm_settings:\n  cache_params:\n    password: «password»\n"),
            .modelMuxer("DATABASE_URL=«postgresql://app:secret@db.internal/app?sslmode=require»\n"),
            .modelMuxer("REDIS_URL=«rediss://:redis@cache.example.com:6380»\n"),
        ],
        good: [
            .llmProxy("POSTGRES_PASSWORD=q8Zr4Tn1Xc{-}7Vb2Lm9Kp3\n"),
            .llmProxy("POSTGRES_PASSWORD=\n"),
            .llmProxy("POSTGRES_PASSWORD=secret\n", path: ".env.example"),
            .modelMuxer("DATABASE_URL=postgresql://...\n"), .modelMuxer("REDIS_URL=redis://:${PASSWORD}@cache:6379\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard !file.isExample else { return [] }
        let passwords = [ForeignSettings.password, ForeignSettings.cachePassword].flatMap { setting in
            file.findings(setting) { answer in
                answer.value?.literal.flatMap { SecretStrength.weakness(of: $0, leastLength: 12) }
                    .map { "\(answer.name) is weak: \($0)" }
            }
        }
        func message(_ address: StoreAddress?, _ name: String) -> String? {
            address?.server?.passwordSecret.flatMap { SecretStrength.weakness(of: $0, leastLength: 12) }
                .map { "the password in \(name) is weak: \($0)" }
        }
        return passwords + file.findings(StoreSettings.address) { message($0.value, $0.name) }
            + file.findings(ForeignSettings.cache) { message($0.value, $0.name) }
    }
}
