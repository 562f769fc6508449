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
        ],
        good: [
            .llmProxy("MANAGEMENT_TOKEN=q8Zr4Tn1Xc{-}7Vb2Lm9Kp3Wd6Hs5Jf0GyA\n"),
            .llmProxy("MANAGEMENT_TOKEN=replace_with_secure_random_token\n", path: ".env.example"),
            .llmProxy("MANAGEMENT_TOKEN=\"$(openssl rand -base64 32)\"\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(ForeignSettings.managementToken) { answer in
            guard let secret = answer.value?.literal,
                let weakness = SecretStrength.weakness(of: secret, leastLength: file.isExample ? 0 : 32)
            else { return nil }
            // Where somebody is to put one, a word is what belongs there.
            return file.isExample ? nil : "\(answer.name) is weak: \(weakness)"
        }
    }
}
