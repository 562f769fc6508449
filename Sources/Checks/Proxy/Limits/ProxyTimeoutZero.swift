internal import ProxyConfiguration
internal import Rules

/// A time limit that is none.
enum ProxyTimeoutZero: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/timeout-zero", "Time limit that is none",
        why: """
            A time limit is zero or negative, which for most programs means none, or longer than a day. Clients that send a byte a minute, \
            and providers that never answer, then hold connections until there are none left for others.
            """,
        severity: .medium,
        remediation: "Set seconds for headers and pauses, minutes for answers; streams have a limit of their own.",
        references: ["https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/"],
        cwe: "CWE-400",
        bad: [
            "[timeouts]\nheader = «\"0s\"»\n",
            "[[upstreams]]\nidle_timeout = «\"0s\"»\nfirst_byte_timeout = «\"30d\"»\n",
            .llmProxy("REQUEST_TIMEOUT=«0»\n"), .liteLLM("litellm_settings:\n  request_timeout: «0»\n"),
        ],
        good: [
            "[timeouts]\nheader = \"10s\"\n", "[[upstreams]]\nidle_timeout = \"2m\"\n",
            .llmProxy("REQUEST_TIMEOUT=30s\n"),
            .liteLLM("litellm_settings:\n  request_timeout: 600\n"),
        ])

    private static let timeouts = TimeoutSettings.clients
    private static let upstreams = [
        UpstreamSettings.connectTimeout, UpstreamSettings.firstByteTimeout, UpstreamSettings.idleTimeout,
    ]
    static let keys = (timeouts + upstreams).map(\.key)

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        func message(_ setting: ProxyConfiguration.Setting<Duration>, _ answer: Answer<Duration>) -> String? {
            if answer.value <= .zero { return "\(answer.name) is \(answer.value.shortText): there is no limit" }
            // How long is too long for others nobody knows better than a day.
            if file.isOwn, let limit = setting.limit, !limit.contains(answer.value) {
                return "\(answer.name) is \(answer.value.shortText), and has to be \(limit.phrase)"
            }
            return answer.value > .seconds(86_400) ? "\(answer.name) is longer than a day" : nil
        }
        return timeouts.flatMap { setting in file.findings(setting) { message(setting, $0) } }
            + file.upstreams.flatMap { upstream in
                upstreams.flatMap { setting in file.findings(setting, in: upstream) { message(setting, $0) } }
            }
    }
}
