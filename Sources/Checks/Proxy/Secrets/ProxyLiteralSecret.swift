internal import ProxyConfiguration
internal import Rules

/// A secret stands in the configuration itself.
enum ProxyLiteralSecret: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/literal-secret", "Secret in the configuration",
        why: """
            A setting that refers to a secret has the secret itself. Whoever can read the file, its backups or its history has it; it \
            cannot be exchanged without a change of the file.
            """,
        severity: .critical,
        remediation: """
            Revoke the value. Put the new one where only the program can read it, and refer to it: ${file:/run/secrets/name} or \
            ${env:NAME}; in LiteLLM os.environ/NAME.
            """,
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
        cwe: "CWE-798",
        bad: [
            "[[upstreams]]\ncredential = «\"k9Qz{-}7Lm2Xv4Rt8Wp1\"»\n",
            "[management]\ntoken_hash = «\"9f86{-}d081884c7d65\"»\n",
            "[encryption]\nprevious_keys = [\"${env:OLD}\", «\"k9Qz{-}7Lm2Xv4Rt8Wp1\"»]\n",
            .liteLLM(
                "model_list:\n  - model_name: a\n    litellm_params:\n      model: gpt\n      api_key: «k9Qz{-}7Lm2Xv4Rt8Wp1»\n"
            ),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: «sk-k9Qz{-}7Lm2Xv4Rt8Wp1»\n"),
            .liteLLM(
                "model_list:\n  - litellm_params:\n      extra_headers: {Authorization: «Bearer k9Qz{-}7Lm2Xv4Rt8Wp1»}\n"
            ),
            .liteLLM("litellm_settings: {}\nenvironment_variables:\n  OPENAI_API_KEY: «k9Qz{-}7Lm2Xv4Rt8Wp1»\n"),
            "[store]\naddress = «\"postgres://app:k9Qz{-}7Lm2Xv4@db.internal/app?sslmode=verify-full\"»\n",
        ],
        good: [
            "[[upstreams]]\ncredential = \"${file:/run/secrets/openai}\"\n",
            "[management]\ntoken_hash = \"${env:PROXYGUARD_MANAGEMENT_HASH}\"\n",
            .liteLLM("model_list:\n  - litellm_params:\n      api_key: os.environ/OPENAI_API_KEY\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      api_key: your-api-key-here\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      api_key: none\n"),
            .liteLLM("litellm_settings: {}\nenvironment_variables:\n  OPENAI_API_KEY: changeme\n  MODE: k9Qz7Lm2\n"),
            .liteLLM("model_list:\n  - litellm_params: {vertex_credentials: /run/secrets/vertex.json}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let settings = file.findings(.literalSecret) { problem in
            // A program of somebody else may take a word for no key at all; ours never does.
            if !file.isOwn, let secret = problem.secret, SecretStrength.isPlaceholder(secret) { return nil }
            let isWhole = Schema.setting(problem.key)?.isSecret ?? true
            return "\(problem.name) \(isWhole ? "is the secret itself" : "has a login in it")"
        }
        let variables = file.configuration.variables.filter { variable in
            CredentialName.isSecret(variable.name) && !SecretStrength.isPlaceholder(variable.value)
        }
        return settings + variables.map { CheckFinding($0.range, "\($0.name) is the secret itself") }
    }
}
