internal import ProxyConfiguration
internal import Rules

/// Protection of people at a browser is switched off.
enum ProxyBrowserProtection: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/browser-protection-off", "Protection against forged requests or scripts is off",
        why: """
            The program serves pages for administrators, and its protection against requests that other pages forge, or against scripts in \
            what it shows, is switched off.
            """,
        severity: .low,
        remediation: "Switch it on, or switch the pages off.",
        references: [
            "https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html"
        ],
        cwe: "CWE-352",
        bad: [
            .modelMuxer("ENABLE_CSRF_PROTECTION=«false»\n"), .modelMuxer("ENABLE_XSS_PROTECTION=«False»\n"),
            .modelMuxer("ENABLE_CSRF_PROTECTION=«0»\nENABLE_XSS_PROTECTION=true\n"),
        ],
        good: [
            .modelMuxer("ENABLE_CSRF_PROTECTION=true\n"), .modelMuxer("ENABLE_XSS_PROTECTION=1\n"),
            .modelMuxer("# ENABLE_XSS_PROTECTION=false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(ForeignSettings.protectsBrowsers) { $0.value ? nil : "\($0.name) is off" }
    }
}
