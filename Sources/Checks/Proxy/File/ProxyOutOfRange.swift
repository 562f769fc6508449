internal import ProxyConfiguration
internal import Rules

/// A value that is of the right form, and not among those that are allowed.
enum ProxyOutOfRange: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/out-of-range", "Value out of range",
        why: """
            The value is of the right form and so large, or so small, that the setting protects nothing any more, or that nobody can work \
            with it. The program refuses it.
            """,
        severity: .medium,
        remediation: "Choose one of the range that the message names.",
        references: ["https://cwe.mitre.org/data/definitions/1284.html"],
        cwe: "CWE-1284",
        bad: [
            "[limits]\nrequest_body = «\"2GiB\"»\n",
            "[[upstreams]]\nmax_age_days = «4000»\n",
            "[management]\nfailures_per_minute = «100000»\nsigning_window = «\"24h\"»\n",
        ],
        good: [
            "[limits]\nrequest_body = \"20MiB\"\n", "[[upstreams]]\nmax_age_days = 60\n",
            "[timeouts]\nheader = \"0s\"\n",
            .llmProxy("REQUEST_TIMEOUT=1s\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // The ranges are those of proxyguard; another system may have others.
        guard file.isOwn else { return [] }
        let others = ProxyTimeoutZero.keys + ProxyRateLimitInvalid.keys + ProxyTokenLifetime.keys
        return file.findings(.range) { problem in
            others.contains(problem.key) ? nil : "\(problem.name): \(problem.message)"
        }
    }
}
