internal import ProxyConfiguration
internal import Rules

/// Nobody has to show anything.
enum ProxyAuthenticationOff: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/authentication-off", "Requests without authentication",
        why: """
            Clients need to show no token. Whoever reaches the port uses the providers' keys at the owner's expense, and nothing tells one \
            from another.
            """,
        severity: .critical, confidence: .high,
        remediation: "Switch it on; in LiteLLM set general_settings.master_key to os.environ/LITELLM_MASTER_KEY.",
        references: [
            "https://docs.litellm.ai/docs/proxy/virtual_keys", "https://cwe.mitre.org/data/definitions/306.html",
        ],
        cwe: "CWE-306",
        bad: [
            .modelMuxer("AUTH_ENABLED=«false»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: os.environ/KEY\n  disable_auth: «true»\n"),
            .liteLLM("litellm_settings: {}\n«general_settings»:\n  store_model_in_db: true\n"),
            .modelMuxer("AUTH_ENABLED=«0»\n"),
        ],
        good: [
            .modelMuxer("AUTH_ENABLED=true\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY\n"),
            .liteLLM("model_list:\n  - litellm_params: {model: gpt}\n"), .llmProxy("MANAGEMENT_TOKEN=\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let switches = file.findings(ForeignSettings.authenticates) { answer in
            answer.value || answer.range == nil ? nil : "\(answer.name) lets everybody in"
        }
        return switches + withoutMasterKey(file)
    }

    /// LiteLLM without a master key asks nobody; the environment may have one all the same.
    private static func withoutMasterKey(_ file: AuditedProxy) -> [CheckFinding] {
        guard file.configuration.format == .liteLLM, !file.settings.names(ForeignSettings.managementToken),
            let section = file.settings.tableRange("general_settings")
        else { return [] }
        return [
            CheckFinding(
                section, "no master_key: unless the environment has LITELLM_MASTER_KEY, everybody is let in",
                severity: .high, confidence: .medium)
        ]
    }
}
