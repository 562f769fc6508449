internal import ProxyConfiguration
internal import Rules

/// Nobody has decided how long records are kept.
enum ProxyRetentionUnset: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/retention-unset", "Retention not decided",
        why: """
            Records with addresses and names are kept for ever, since nobody has said how long; or the audit record for less than ninety \
            days, so that it is gone before most incidents are found.
            """,
        severity: .low,
        remediation: "Set audit.retention to ninety days at least, and logging.retention where logging.file is set.",
        references: [
            "https://gdpr-info.eu/art-5-gdpr/",
            "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html",
        ],
        cwe: "CWE-779",
        bad: [
            "environment = \"production\"\n«[audit]»\nchain = true\n", "[audit]\nretention = «\"30d\"»\n",
            "[audit]\nretention = \"365d\"\n[logging]\nfile = «\"/var/log/proxyguard.jsonl\"»\n",
        ],
        good: [
            "environment = \"production\"\n[audit]\nretention = \"365d\"\n", "environment = \"development\"\n",
            "[audit]\nretention = \"90d\"\n[logging]\nfile = \"/var/log/p.jsonl\"\nretention = \"30d\"\n",
            "[audit]\nenabled = false\n",
        ])

    private static let least = Duration.seconds(90 * 86_400)

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.isOwn, file.isStrict, file.isReadable else { return [] }
        return audit(file) + logging(file)
    }

    private static func audit(_ file: AuditedProxy) -> [CheckFinding] {
        guard file.settings[AuditSettings.isEnabled] else { return [] }
        if file.settings.names(AuditSettings.retention) {
            return file.findings(AuditSettings.retention) { answer in
                answer.value.map { $0 < least } ?? false
                    ? "most incidents are found after more than \(answer.value?.shortText ?? "")" : nil
            }
        }
        return [CheckFinding(file.settings.place(of: AuditSettings.retention), "audit.retention is not set")]
    }

    private static func logging(_ file: AuditedProxy) -> [CheckFinding] {
        guard file.settings[LoggingSettings.file] != nil, !file.settings.names(LoggingSettings.retention) else {
            return []
        }
        return [
            CheckFinding(
                file.settings.place(of: LoggingSettings.file), "a log is kept, and logging.retention is not set")
        ]
    }
}
