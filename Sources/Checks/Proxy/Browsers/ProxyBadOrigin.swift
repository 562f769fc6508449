internal import ProxyConfiguration
internal import Rules

/// An origin that no browser sends, or that anybody can have.
enum ProxyBadOrigin: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/bad-origin", "Origin that cannot be trusted or never matches",
        why: """
            An entry is none that browsers send, so that the page it is meant for is refused; or one that others can have: `null`, which \
            every sandboxed frame sends, a pattern of hosts, plain HTTP, which whoever is on the way can change, or a page of this machine.
            """,
        severity: .medium,
        remediation: "Write scheme and host and nothing behind them: https://app.example.com.",
        references: [
            "https://www.rfc-editor.org/rfc/rfc6454#section-7", "https://fetch.spec.whatwg.org/#origin-header",
        ],
        cwe: "CWE-942",
        bad: [
            "[cors]\nallowed_origins = [«\"null\"», «\"https://*.example.com\"»]\n",
            "[cors]\nallowed_origins = [«\"https://app.example.com/\"», «\"app.example.com\"»]\n",
            "[cors]\nallowed_origins = [«\"http://app.example.com\"»]\n",
            "[cors]\nallowed_origins = [«\"https://app.example.com:443\"», «\"https://app.example.com?x\"»]\n",
            .modelMuxer("ENVIRONMENT=production\nCORS_ORIGINS=«http://localhost:3000»,https://a.example.com\n"),
        ],
        good: [
            "[cors]\nallowed_origins = [\"https://app.example.com\", \"https://app.example.com:8443\"]\n",
            "environment = \"development\"\n[cors]\nallowed_origins = [\"http://localhost:3000\"]\n",
            .modelMuxer("ENVIRONMENT=development\nCORS_ORIGINS=http://localhost:3000,https://a.example.com\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        let unread = file.findings(.form) { problem in
            problem.key == CORSSettings.allowedOrigins.key ? "\(problem.name): \(problem.message)" : nil
        }
        return unread + file.findings(each: CORSSettings.allowedOrigins) { problem(of: $0, in: file) }
    }

    private static func problem(of origin: Origin, in file: AuditedProxy) -> String? {
        switch origin {
        case .any: return nil
        case .null: return "sandboxed pages of anybody send null"
        case .pattern: return origin.isAny ? nil : "a pattern: every host that fits it may read answers"
        case .exact(let scheme, let host, _):
            if ProxyConfiguration.WebAddress.isLoopback(host) {
                return file.isDevelopment ? nil : "a page of the visitor's own machine"
            }
            return scheme == "https" ? nil : "\(scheme) can be changed on the way"
        }
    }
}
