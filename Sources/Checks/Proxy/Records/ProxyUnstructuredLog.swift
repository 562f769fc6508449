internal import ProxyConfiguration
internal import Rules

/// A log in which one event can pretend to be two.
enum ProxyUnstructuredLog: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/unstructured-log", "Log without structure",
        why: """
            Messages are written as text. What a client sends can look like messages of its own in it, and programs that watch for what is \
            unusual have to guess where a field ends.
            """,
        severity: .info,
        remediation: "Set logging.format to \"json\"; in LiteLLM json_logs: true.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
        cwe: "CWE-117",
        bad: [
            "[logging]\nformat = «\"text\"»\n", .llmProxy("LOG_FORMAT=«text»\n"),
            .liteLLM("litellm_settings:\n  json_logs: «false»\n"),
        ],
        good: [
            "[logging]\nformat = \"json\"\n", .llmProxy("LOG_FORMAT=json\n"),
            .liteLLM("litellm_settings:\n  json_logs: true\n"),
            "environment = \"development\"\n[logging]\nformat = \"text\"\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard !file.isDevelopment else { return [] }
        return file.findings(LoggingSettings.format) {
            $0.value == .text ? "\($0.name): messages have no structure" : nil
        }
    }
}
