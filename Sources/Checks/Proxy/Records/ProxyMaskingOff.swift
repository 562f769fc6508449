internal import ProxyConfiguration
internal import Rules

/// Credentials stand in the log.
enum ProxyMaskingOff: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/masking-off", "Credentials in logs",
        why: """
            Credentials and personal data are written to the log as they are. Logs are read by more people than keys, are copied to other \
            machines, and are kept for longer.
            """,
        severity: .high,
        remediation: "Leave logging.mask out. What has to be told apart can be told apart by the last characters.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
        cwe: "CWE-532",
        bad: [
            "[logging]\nmask = «false»\n", .llmProxy("MASK_API_KEYS=«false»\n"),
            .liteLLM("litellm_settings:\n  redact_user_api_key_info: «false»\n"),
        ],
        good: [
            "[logging]\nmask = true\n", .llmProxy("MASK_API_KEYS=true\n"),
            .liteLLM("litellm_settings:\n  redact_user_api_key_info: true\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(LoggingSettings.mask) { $0.value ? nil : "\($0.name): credentials are written as they are" }
    }
}
