internal import ProxyConfiguration
internal import Rules

/// A token for administrators that can be guessed.
enum ProxyWeakManagementToken: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/weak-management-token", "Weak management token",
        why: """
            The token that may do everything is short, a word of a manual, or a few characters over and over. Whoever guesses it makes \
            tokens for himself and reads everybody's figures.
            """,
        severity: .critical,
        remediation:
            "Make one at random, `openssl rand -base64 32` or `proxyguard token generate-management`, and keep only its hash.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"],
        cwe: "CWE-521",
        bad: [
            .llmProxy("MANAGEMENT_TOKEN=«replace_with_secure_random_token»\n"),
            .llmProxy("MANAGEMENT_TOKEN=«hunter{-}42»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: «sk-1234»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: «1234»\n"),
            .llmProxy("MANAGEMENT_TOKEN=«${MANAGEMENT_TOKEN:-changeme}»\n"),
        ],
        good: [
            .llmProxy("MANAGEMENT_TOKEN=q8Zr4Tn1Xc{-}7Vb2Lm9Kp3Wd6Hs5Jf0GyA\n"),
            .llmProxy("MANAGEMENT_TOKEN=replace_with_secure_random_token\n", path: ".env.example"),
            .llmProxy("MANAGEMENT_TOKEN=\"$(openssl rand -base64 32)\"\n"), .llmProxy("MANAGEMENT_TOKEN=$TOKEN\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Where somebody is to put one, a word is what belongs there.
        guard !file.isExample else { return [] }
        return file.findings(ForeignSettings.managementToken) { answer in
            answer.value?.literal.flatMap { SecretStrength.weakness(of: $0, leastLength: 32) }
                .map { "\(answer.name) is weak: \($0)" }
        }
    }
}
