internal import ProxyConfiguration
internal import Rules

/// A cipher suite that does not protect.
enum ProxyWeakCipher: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/weak-cipher", "Weak cipher suite",
        why: """
            A suite is allowed whose cipher is broken, whose messages can be changed unseen, or whose keys can be had later from recorded \
            traffic once the certificate's key is known.
            """,
        severity: .high,
        remediation: "Leave tls.ciphers out, or name only suites with ECDHE and GCM or ChaCha20-Poly1305.",
        references: ["https://www.rfc-editor.org/rfc/rfc9325#section-4.2"],
        cwe: "CWE-327",
        bad: [
            "[tls]\nciphers = [\"ECDHE-RSA-AES128-GCM-SHA256\", «\"RC4-SHA\"»]\n",
            "[tls]\nciphers = [«\"ECDHE-RSA-AES128-SHA\"», «\"AES128-GCM-SHA256\"»]\n",
            "[tls]\nciphers = [«\"TLS_RSA_WITH_3DES_EDE_CBC_SHA\"»]\n",
        ],
        good: [
            "[tls]\nciphers = [\"ECDHE-RSA-AES128-GCM-SHA256\"]\n", "[tls]\nmin_version = \"1.2\"\n",
            "[tls]\nciphers = [\"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256\", \"TLS_AES_128_GCM_SHA256\"]\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(each: TLSSettings.ciphers) { suite in
            suite.weakness.map { "\(suite.shownName ?? "the suite") is weak: \($0)" }
        }
    }
}
