internal import ProxyConfiguration
internal import Rules

/// Pages may send any header.
enum ProxyWildcardHeaders: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/wildcard-headers", "Any header allowed for pages",
        why: """
            Pages may send every header. Those that proxies and programs behind them believe, such as X-Forwarded-For, are then in the hand of \
            any page that may call at all.
            """,
        severity: .low,
        remediation: "Name the headers that clients need: authorization, content-type.",
        references: ["https://fetch.spec.whatwg.org/#http-access-control-allow-headers"],
        cwe: "CWE-942",
        bad: [
            "[cors]\nallowed_headers = [«\"*\"»]\n", .modelMuxer("CORS_HEADERS=«*»\n"),
            .llmProxy("CORS_ALLOWED_HEADERS=Authorization,«*»\n"),
        ],
        good: [
            "[cors]\nallowed_headers = [\"authorization\"]\n", .modelMuxer("CORS_HEADERS=Authorization\n"),
            .llmProxy("CORS_ALLOWED_HEADERS=Authorization,Content-Type\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(each: CORSSettings.allowedHeaders) { $0 == "*" ? "pages may send every header" : nil }
    }
}
