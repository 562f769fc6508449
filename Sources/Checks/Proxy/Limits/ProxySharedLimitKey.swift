internal import ProxyConfiguration
internal import Rules

/// Counters on another machine have tokens as names.
enum ProxySharedLimitKey: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/rate-limit-key-missing", "Shared counters without a key",
        why: """
            Several machines count requests in one store, and the key that hides whose they are is empty. Whoever can read the store sees \
            which tokens there are, and can set their counters.
            """,
        severity: .low,
        remediation: "Set a random key of 32 bytes, the same on every machine.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html"],
        cwe: "CWE-916",
        bad: [
            .llmProxy("DISTRIBUTED_RATE_LIMIT_ENABLED=true\n«DISTRIBUTED_RATE_LIMIT_KEY_SECRET»=\n"),
            .llmProxy("«DISTRIBUTED_RATE_LIMIT_KEY_SECRET»=   # recommended\nDISTRIBUTED_RATE_LIMIT_ENABLED=1\n"),
            .llmProxy("DISTRIBUTED_RATE_LIMIT_ENABLED=yes\nDISTRIBUTED_RATE_LIMIT_KEY_SECRET=«short»\n"),
        ],
        good: [
            .llmProxy(
                "DISTRIBUTED_RATE_LIMIT_ENABLED=true\nDISTRIBUTED_RATE_LIMIT_KEY_SECRET=q8Zr4Tn1Xc{-}7Vb2Lm9Kp3Wd6Hs5\n"
            ),
            .llmProxy("DISTRIBUTED_RATE_LIMIT_ENABLED=false\nDISTRIBUTED_RATE_LIMIT_KEY_SECRET=\n"),
            .llmProxy("REDIS_DB=0\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.settings.answer(ForeignSettings.sharesLimits)?.value ?? false else { return [] }
        return file.findings(ForeignSettings.limitKey) { answer in
            guard let reference = answer.value else {
                return "\(answer.name) is empty, and several machines count together"
            }
            return reference.literal.flatMap { SecretStrength.weakness(of: $0, leastLength: 16) }
                .map { "\(answer.name) is weak: \($0)" }
        }
    }
}
