internal import ProxyConfiguration
internal import Rules

/// Any web page may call the proxy with the cookies of whoever opens it.
enum ProxyCredentialsWithAnyOrigin: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/credentials-with-any-origin", "Credentials allowed for any origin",
        why: """
            Credentials are allowed, and so is every origin, every origin of a pattern, or `null`. Browsers refuse the two together, and \
            programs that know that send back the origin that asked: any page then acts as whoever opened it.
            """,
        severity: .high,
        remediation: "Leave cors.allow_credentials out: tokens in headers do not need it. Name each origin.",
        references: ["https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"],
        cwe: "CWE-942",
        bad: [
            "[cors]\nallowed_origins = [\"*\"]\nallow_credentials = «true»\n",
            "[cors]\nallowed_origins = [\"null\"]\nallow_credentials = «true»\n",
            .modelMuxer("CORS_ORIGINS=*\nCORS_ALLOW_CREDENTIALS=«True»\n"),
        ],
        good: [
            "[cors]\nallowed_origins = [\"https://app.example.com\"]\nallow_credentials = true\n",
            "[cors]\nallowed_origins = [\"*\"]\nallow_credentials = false\n",
            .modelMuxer("CORS_ORIGINS=https://a.example.com\nCORS_ALLOW_CREDENTIALS=True\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let origins = file.settings.answer(CORSSettings.allowedOrigins)?.value.values ?? []
        guard origins.contains(where: { $0.isAny || $0.isPattern || $0 == .null }) else { return [] }
        return file.findings(CORSSettings.allowsCredentials) { answer in
            answer.value ? "credentials are allowed for origins that nobody has named" : nil
        }
    }
}
