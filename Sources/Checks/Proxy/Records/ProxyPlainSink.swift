internal import ProxyConfiguration
internal import Rules

/// Messages or alerts leave the machine in the clear.
enum ProxyPlainSink: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/log-sink-plaintext", "Logs or alerts sent without TLS",
        why: """
            Messages or alerts are sent to another machine in the clear. Whoever is on the way reads who uses what, and can keep an alert \
            from arriving or send some of his own.
            """,
        severity: .medium,
        remediation: "Send them with https:// or syslog+tls://.",
        references: ["https://www.rfc-editor.org/rfc/rfc5425"],
        cwe: "CWE-319",
        bad: [
            "[logging]\nsink = «\"http://logs.example.com/in\"»\n", "[logging]\nsink = «\"syslog://10.0.0.9:514\"»\n",
            "[alerts]\nwebhook = «\"http://hooks.example.com/x\"»\n",
        ],
        good: [
            "[logging]\nsink = \"https://logs.example.com/in\"\n", "[logging]\nsink = \"syslog+tls://10.0.0.9:6514\"\n",
            "[alerts]\nwebhook = \"https://hooks.example.com/x\"\n",
            "[logging]\nsink = \"http://127.0.0.1:4318/v1/logs\"\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        [LoggingSettings.sink, AlertSettings.webhook].flatMap { setting in
            file.findings(setting) { answer in
                guard let address = answer.value?.address, !["https", "syslog+tls"].contains(address.scheme),
                    !address.isLoopback
                else {
                    return nil
                }
                return "\(answer.name) sends to \(address.host) over \(address.scheme)"
            }
        }
    }
}
