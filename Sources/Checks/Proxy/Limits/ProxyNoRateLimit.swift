internal import ProxyConfiguration
internal import Rules

/// Requests are not limited.
enum ProxyNoRateLimit: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/no-rate-limit", "No limit on requests",
        why: """
            Nothing limits how many requests an address, a token, a project or everybody may make. One client in a loop, or one stolen \
            token, uses up the provider's quota and the month's money in an hour.
            """,
        severity: .high,
        remediation:
            "Set limits.per_ip, limits.per_token, limits.per_project and limits.global to what clients need, and a bit more.",
        references: ["https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/"],
        cwe: "CWE-770",
        bad: [
            "«environment = \"production\"»\n", "environment = \"production\"\n«[limits]»\nconnections = 100\n",
            .modelMuxer("RATE_LIMIT_ENABLED=«false»\n"),
        ],
        good: [
            "environment = \"production\"\n[limits.per_token]\nrequests_per_minute = 60\n",
            "environment = \"development\"\n", .modelMuxer("RATE_LIMIT_ENABLED=true\n"),
            .llmProxy("IP_RATE_LIMIT=30\n"),
        ])

    private static let limits = [
        LimitSettings.globalRequests, LimitSettings.addressRequests, LimitSettings.tokenRequests,
        LimitSettings.projectRequests,
    ]

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let switches = file.findings(ForeignSettings.limitsRequests) { answer in
            answer.value ? nil : "\(answer.name) switches all limits off"
        }
        guard file.isOwn, file.isStrict, file.isReadable, !limits.contains(where: { file.settings.names($0) }) else {
            return switches
        }
        return [CheckFinding(file.settings.place(of: LimitSettings.globalRequests), "no limit on requests is set")]
    }
}
