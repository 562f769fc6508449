internal import ProxyConfiguration
internal import Rules

/// Prompts and answers are kept.
enum ProxyLoggingBodies: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/logging-bodies", "Prompts and answers are kept",
        why: """
            Bodies of requests and answers are written down. What people told the model, their own data and other people's, lies in logs or a \
            database that was made for figures.
            """,
        severity: .high,
        remediation: "Leave logging.bodies out; in LiteLLM store_prompts_in_spend_logs. Figures need none of it.",
        references: [
            "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html",
            "https://gdpr-info.eu/art-5-gdpr/",
        ],
        cwe: "CWE-532",
        bad: [
            "[logging]\nbodies = «true»\n", .modelMuxer("LOG_REQUEST_BODY=«true»\nLOG_RESPONSE_BODY=«1»\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  store_prompts_in_spend_logs: «true»\n"),
            .modelMuxer("ENABLE_REQUEST_LOGGING=«true»\nFEATURES_REDACT_PII=false\n"),
        ],
        good: [
            "[logging]\nbodies = false\n", .modelMuxer("LOG_REQUEST_BODY=false\n"),
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  store_prompts_in_spend_logs: false\n"),
            .modelMuxer("ENABLE_REQUEST_LOGGING=true\nFEATURES_REDACT_PII=true\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(LoggingSettings.bodies) { $0.value ? "\($0.name): what clients say is kept" : nil }
            + requests(file)
    }

    /// Requests that are logged while nothing takes personal data out of them.
    private static func requests(_ file: AuditedProxy) -> [CheckFinding] {
        guard file.settings.answers(GuardSettings.personalData).last?.value == .off else { return [] }
        return file.findings(ForeignSettings.logsRequests) { answer in
            answer.value ? "\(answer.name): requests are logged, and nothing takes personal data out of them" : nil
        }.map { finding in
            var finding = finding
            finding.severity = .low
            return finding
        }
    }
}
