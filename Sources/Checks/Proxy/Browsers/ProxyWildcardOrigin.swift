internal import ProxyConfiguration
internal import Rules

/// Any web page may call the proxy.
enum ProxyWildcardOrigin: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/wildcard-origin", "Any origin may read answers",
        why: """
            Pages of every origin may call the proxy from a browser and read what it answers. A page that somebody opens uses the networks \
            and the tokens that the browser has, and sends home what comes back.
            """,
        severity: .medium,
        remediation:
            "Name each origin as browsers send it, https://app.example.com; where no page calls the proxy, none.",
        references: [
            "https://fetch.spec.whatwg.org/#http-cors-protocol",
            "https://owasp.org/www-community/attacks/CORS_OriginHeaderScrutiny",
        ],
        cwe: "CWE-942",
        bad: [
            "[cors]\nallowed_origins = [«\"*\"»]\n",
            "[cors]\nallowed_origins = [\"https://a.example.com\", «\"https://*\"»]\n",
            .llmProxy("CORS_ALLOWED_ORIGINS=«*»\n"), .modelMuxer("CORS_ORIGINS=https://a.example.com,«*»\n"),
            .modelMuxer("CORS_ORIGINS='[\"https://a.example.com\", \"«*»\"]'\n"),
        ],
        good: [
            "[cors]\nallowed_origins = [\"https://app.example.com\"]\n", "[cors]\nallowed_origins = []\n",
            .llmProxy("CORS_ALLOWED_ORIGINS=https://app.example.com\n"),
            .modelMuxer("CORS_ORIGINS=https://a.example.com, https://b.example.com\n"),
            .llmProxy("CORS_ALLOWED_ORIGINS=${ORIGINS}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(each: CORSSettings.allowedOrigins) { origin in
            origin.isAny ? "pages of every origin may read answers" : nil
        }
    }
}
