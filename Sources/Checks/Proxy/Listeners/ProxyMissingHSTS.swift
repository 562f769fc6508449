internal import ProxyConfiguration
internal import Rules

/// Browsers are not told to insist on TLS.
enum ProxyMissingHSTS: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/hsts-off", "Browsers may fall back to plain HTTP",
        why: """
            The header that makes browsers insist on TLS is switched off, or holds for less than half a year. Whoever is on the way of the \
            first request of a page keeps it in the clear.
            """,
        severity: .low,
        remediation: "Leave tls.hsts_max_age out: a year is the default.",
        references: ["https://www.rfc-editor.org/rfc/rfc6797"],
        cwe: "CWE-319",
        bad: [
            "[tls]\nhsts_max_age = «\"0s\"»\n", "[tls]\nhsts_max_age = «\"1h\"»\n",
            "[tls]\ncertificate_file = \"/t.pem\"\nhsts_max_age = «\"30d\"»\n",
        ],
        good: [
            "[tls]\nhsts_max_age = \"365d\"\n", "[tls]\nhsts_max_age = \"180d\"\n", "[tls]\nmin_version = \"1.2\"\n",
        ])

    private static let least = Duration.seconds(180 * 86_400)

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(TLSSettings.hstsAge) { answer in
            answer.value < least ? "browsers insist on TLS for \(answer.value.shortText) only" : nil
        }
    }
}
