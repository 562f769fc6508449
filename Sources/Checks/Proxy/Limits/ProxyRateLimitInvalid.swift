internal import ProxyConfiguration
internal import Rules

/// A limit that limits nothing, or everything.
enum ProxyRateLimitInvalid: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/rate-limit-invalid", "Limit that limits nothing",
        why: """
            A limit on requests is zero, negative, or so high that no client reaches it; or it is counted in no time, or in more than a day. \
            For many programs zero means none at all.
            """,
        severity: .medium,
        remediation: "Set what clients need, and a bit more: 60 in a minute for a token is a beginning.",
        references: ["https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/"],
        cwe: "CWE-770",
        bad: [
            "[limits.per_ip]\nrequests_per_minute = «0»\n", "[limits.global]\nconcurrent_requests = «-1»\n",
            .llmProxy("GLOBAL_RATE_LIMIT=«0»\nIP_RATE_LIMIT=«100000000»\n"),
            .modelMuxer("RATE_LIMIT_REQUESTS=100\nRATE_LIMIT_WINDOW=«0»\n"),
        ],
        good: [
            "[limits.per_ip]\nrequests_per_minute = 60\n", "[limits.global]\nconcurrent_requests = 200\n",
            .llmProxy("GLOBAL_RATE_LIMIT=100\nIP_RATE_LIMIT=30\n"),
            .modelMuxer("RATE_LIMIT_REQUESTS = 100\nRATE_LIMIT_WINDOW = 60  # seconds\n"),
        ])

    private static let settings = LimitSettings.rates
    static let keys = settings.map(\.key)

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let limits = settings.flatMap { setting in
            file.findings(setting) { answer in
                guard let limit = answer.value, !(setting.limit?.contains(limit) ?? true) else { return nil }
                return limit > 0 ? "\(answer.name) is more than any client needs" : "\(answer.name) is \(limit)"
            }
        }
        return limits
            + file.findings(ForeignSettings.limitWindow) { answer in
                (.seconds(1) ... .seconds(86_400)).contains(answer.value)
                    ? nil : "\(answer.name) is \(answer.value.shortText), and should be a second to a day"
            }
    }
}
