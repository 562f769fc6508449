internal import ProxyConfiguration
internal import Rules

/// A record that can be changed unseen.
enum ProxyAuditChainOff: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/audit-chain-off", "Audit record without chain",
        why: """
            Lines of the record are not chained by hashes. Whoever gets onto the machine takes out those that tell of him, and nothing shows \
            that they were there.
            """,
        severity: .medium,
        remediation: "Leave audit.chain out.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
        cwe: "CWE-354",
        bad: [
            "[audit]\nchain = «false»\n", "[audit]\nretention = \"90d\"\nchain = «false»\n", "audit.chain = «false»\n",
        ],
        good: [
            "[audit]\nchain = true\n", "[audit]\nretention = \"90d\"\n", "[audit]\nenabled = false\nchain = false\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Of a record that is not kept another rule tells.
        guard file.settings.answer(AuditSettings.isEnabled)?.value ?? false else { return [] }
        return file.findings(AuditSettings.chain) { $0.value ? nil : "a change of the record does not show" }
    }
}
