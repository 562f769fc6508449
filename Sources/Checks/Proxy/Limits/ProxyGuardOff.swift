internal import ProxyConfiguration
internal import Rules

/// A guard that looks for nothing.
enum ProxyGuardOff: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/guard-off", "Guard switched off",
        why: """
            Nothing looks for credentials or personal data in what goes to a provider, or in what comes back. What people paste into prompts \
            leaves the house, and stays where it went.
            """,
        severity: .medium,
        remediation:
            "Set it to \"redact\" or \"block\"; with \"flag\" it changes nothing and tells what it would have found.",
        references: ["https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/"],
        cwe: "CWE-200",
        bad: [
            "[guards]\nrequest_secrets = «\"off\"»\n",
            "[guards]\nprompt_action = «\"off\"»\nresponse_secrets = «\"off\"»\n",
            .modelMuxer("PII_PROTECTION_ENABLED=«false»\nFEATURES_REDACT_PII=«false»\n"),
        ],
        good: [
            "[guards]\nrequest_secrets = \"block\"\n", "[guards]\nresponse_secrets = \"flag\"\n",
            "[guards]\npersonal_data = \"off\"\n",
            .modelMuxer("PII_PROTECTION_ENABLED=true\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Of proxyguard personal data is off unless somebody asks for it.
        let guards =
            [GuardSettings.requestSecrets, GuardSettings.responseSecrets, GuardSettings.promptAction]
            + (file.isOwn ? [] : [GuardSettings.personalData])
        return guards.flatMap { setting in
            file.findings(setting) { $0.value == .off ? "\($0.name): nothing is looked for" : nil }
        }
    }
}
