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
            .modelMuxer("AUTH_ENABLED=«0»\n"), .modelMuxer("AUTH_ENABLED=«${AUTH_ENABLED:-false}»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: «null»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: «\"\"»\n"),
        ],
        good: [
            .modelMuxer("AUTH_ENABLED=true\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY\n"),
            .liteLLM("model_list:\n  - litellm_params: {model: gpt}\n"), .llmProxy("MANAGEMENT_TOKEN=\n"),
            .modelMuxer("AUTH_ENABLED=${AUTH_ENABLED}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let switches = file.findings(ForeignSettings.authenticates) { answer in
            answer.value || answer.range == nil ? nil : "\(answer.name) lets everybody in"
        }
        return switches + withoutMasterKey(file)
    }

    private static let masterKeys: Set = ["general_settings.master_key", "LITELLM_MASTER_KEY", "PROXY_MASTER_KEY"]

    /// LiteLLM without a master key asks nobody; the environment may have one all the same.
    private static func withoutMasterKey(_ file: AuditedProxy) -> [CheckFinding] {
        let setting = ForeignSettings.managementToken
        let keys = file.settings.answers(setting)
        guard file.settings.knows(setting), keys.allSatisfy({ $0.value == nil }) else { return [] }
        let missing: (range: Range<Int>, what: String)
        if let empty = keys.last {
            // In an example it is left to be filled.
            guard masterKeys.contains(empty.name), !file.isExample else { return [] }
            missing = (file.settings.place(of: setting), "\(empty.name) is empty")
        } else {
            guard file.configuration.format == .liteLLM, let section = file.settings.tableRange("general_settings")
            else { return [] }
            missing = (section, "no master_key")
        }
        return [
            CheckFinding(
                missing.range, "\(missing.what): unless the environment has LITELLM_MASTER_KEY, everybody is let in",
                severity: .high, confidence: .medium)
        ]
    }
}
