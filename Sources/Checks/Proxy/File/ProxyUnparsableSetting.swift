internal import ProxyConfiguration
internal import Rules

/// A value that is not of the form that its setting has.
enum ProxyUnparsableSetting: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/unparsable", "Value cannot be read",
        why: """
            The value is not of the form that the setting has: a number without its unit, a word that is none of those to choose from, a \
            network with bits behind its prefix. Programs that take a default instead run with a protection that nobody chose.
            """,
        severity: .high,
        remediation: "Write it as the message says.",
        references: ["https://cwe.mitre.org/data/definitions/1286.html"],
        cwe: "CWE-1286",
        bad: [
            "[timeouts]\nheader = «10»\n",
            "environment = «\"prod\"»\n[limits.per_ip]\nrequests_per_minute = «\"60\"»\n",
            "[management]\nallowed_cidrs = [\"10.0.0.0/24\", «\"10.0.0.5/24\"»]\n",
            "tls = «true»\n",
            .yaml("timeouts:\n  header: «10»\nlogging:\n  mask: «yes»\n"),
            .yaml("limits:\n  per_ip:\n    requests_per_minute: «0600»\n  connections: «10:00»\n"),
            .yaml("guards:\n  request_secrets: «off»\naudit:\n  file: «/var/log/audit.jsonl\n    enabled»\n"),
            .llmProxy("REQUEST_TIMEOUT=«soon»\n"),
        ],
        good: [
            "[timeouts]\nheader = \"10s\"\n",
            "environment = \"production\"\n[limits.per_ip]\nrequests_per_minute = 60\n",
            .yaml("timeouts:\n  header: 10s\nlogging:\n  mask: true\nguards: {request_secrets: \"off\"}\n"),
            .llmProxy("REQUEST_TIMEOUT=30s\nLOG_LEVEL=loud\nIP_RATE_LIMIT=${LIMIT:-30}\n"),
            .modelMuxer("DEBUG=app:*\nRATE_LIMIT_WINDOW=1.5\nMAX_REQUEST_SIZE=10M\nRATE_LIMIT_REQUESTS=1_000\n"),
            .liteLLM("litellm_settings:\n  request_timeout: 600.0\nrouter_settings: {timeout: 0.5}\n"),
        ])

    /// Lists of origins have a rule of their own.
    private static let others = [CORSSettings.allowedOrigins.key]
    /// Other systems know words and addresses that `proxyguard` does not.
    private static let widerElsewhere = [
        StoreSettings.address.key, ForeignSettings.cache.key, UpstreamSettings.baseURL.key, LoggingSettings.level.key,
        LoggingSettings.format.key, GeneralSettings.environment.key, ForeignSettings.verifiesUpstreams.key,
        ListenerSettings.data.key, TLSSettings.minimumVersion.key, TLSSettings.ciphers.key, ForeignSettings.debugs.key,
    ]

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(.form) { problem in
            if others.contains(problem.key) || !file.isOwn && widerElsewhere.contains(problem.key) { return nil }
            return "\(problem.name): \(problem.message)"
        }
    }
}
