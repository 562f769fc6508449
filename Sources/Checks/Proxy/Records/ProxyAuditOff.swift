internal import ProxyConfiguration
internal import Rules

/// Nobody writes down who did what.
enum ProxyAuditOff: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/audit-off", "No audit record",
        why: """
            Nothing is written down of who made, revoked and used tokens, of failed logins and of changes. After an incident nobody can say \
            what happened, or show that nothing did.
            """,
        severity: .high,
        remediation: "Leave audit.enabled out, and give audit.file a place that lasts.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
        cwe: "CWE-778",
        bad: [
            "[audit]\nenabled = «false»\n", .modelMuxer("AUDIT_LOGGING_ENABLED=«false»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  disable_spend_logs: «true»\n"),
        ],
        good: [
            "[audit]\nenabled = true\n", .modelMuxer("AUDIT_LOGGING_ENABLED=true\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  disable_spend_logs: false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(AuditSettings.isEnabled) { $0.value ? nil : "\($0.name): no record is kept" }
    }
}
