internal import ProxyConfiguration
internal import Rules

/// Versions of TLS that are not secure any more are spoken.
enum ProxyOldTLS: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/old-tls", "Old version of TLS",
        why: """
            Versions before 1.2 rest on hashes and modes that are broken. Whoever is on the way makes both sides fall back to the oldest \
            one that they have in common.
            """,
        severity: .high,
        remediation: "Set it to \"1.2\", or to \"1.3\" where every client can speak that.",
        references: ["https://www.rfc-editor.org/rfc/rfc8996"],
        cwe: "CWE-326",
        bad: [
            "[tls]\nmin_version = «\"1.1\"»\n", "[[upstreams]]\nname = \"a\"\nmin_tls_version = «\"1.0\"»\n",
            .llmProxy("TLS_MIN_VERSION=«1.0»\n"), .modelMuxer("TLS_MIN_VERSION=«TLSv1.1»\n"),
        ],
        good: [
            "[tls]\nmin_version = \"1.2\"\n", "[[upstreams]]\nmin_tls_version = \"1.3\"\n",
            .llmProxy("TLS_MIN_VERSION=1.2\n"), .modelMuxer("TLS_MIN_VERSION=TLSv1.3\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        func message(_ answer: Answer<TLSVersion>) -> String? {
            answer.value < .tls12 ? "\(answer.name) admits TLS \(answer.value.rawValue)" : nil
        }
        return file.findings(TLSSettings.minimumVersion, message)
            + file.upstreams.flatMap { file.findings(UpstreamSettings.minimumTLSVersion, in: $0, message) }
    }
}
