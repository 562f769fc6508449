internal import ProxyConfiguration
internal import Rules

/// Cookies are allowed that nothing needs.
enum ProxyNeedlessCredentials: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/needless-credentials", "Credentials allowed for named origins",
        why: """
            Browsers may send cookies and client certificates with requests of the named pages. Clients of the proxy show a token in a \
            header, for which this is not needed; a hole in one of the pages reaches further with it.
            """,
        severity: .info,
        remediation: "Leave cors.allow_credentials out.",
        references: ["https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"],
        cwe: "CWE-942",
        bad: [
            "[cors]\nallowed_origins = [\"https://app.example.com\"]\nallow_credentials = «true»\n",
            .modelMuxer("CORS_ALLOWED_ORIGINS = [\n \"https://yourdomain.com\"\n]\nCORS_ALLOW_CREDENTIALS = «True»\n"),
            .llmProxy("CORS_ALLOWED_ORIGINS=https://a.example.com\nCORS_ALLOW_CREDENTIALS=«true»\n"),
        ],
        good: [
            "[cors]\nallowed_origins = [\"https://app.example.com\"]\n",
            "[cors]\nallowed_origins = [\"*\"]\nallow_credentials = true\n", "[cors]\nallow_credentials = true\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let origins = file.settings.answer(CORSSettings.allowedOrigins)?.value.values ?? []
        let isNamed = !origins.isEmpty && !origins.contains { $0.isAny || $0.isPattern || $0 == .null }
        guard isNamed else { return [] }
        return file.findings(CORSSettings.allowsCredentials) {
            $0.value ? "tokens in headers do not need \($0.name)" : nil
        }
    }
}
