internal import ProxyConfiguration
internal import Rules

/// A deployment that runs as for its developers.
enum ProxyDebugInProduction: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/debug-in-production", "Debugging outside of development",
        why: """
            The program runs, or logs, as for its developers. Answers to errors show what went on inside, and logs have headers and bodies \
            that nobody should read.
            """,
        severity: .medium,
        remediation:
            "Set logging.level to \"info\", or switch debugging off; what has to be traced can be traced elsewhere.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html"],
        cwe: "CWE-489",
        bad: [
            "environment = \"production\"\n[logging]\nlevel = «\"debug\"»\n",
            "environment = \"staging\"\n[logging]\nlevel = «\"trace\"»\n",
            .modelMuxer("ENVIRONMENT=production\nDEBUG=«true»\nLOG_LEVEL=«DEBUG»\n"),
            .liteLLM("litellm_settings:\n  set_verbose: «true»\n"),
        ],
        good: [
            "environment = \"production\"\n[logging]\nlevel = \"info\"\n",
            "environment = \"development\"\n[logging]\nlevel = \"debug\"\n",
            .modelMuxer("ENVIRONMENT=development\nDEBUG=true\n"), .liteLLM("litellm_settings:\n  set_verbose: false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard !file.isDevelopment else { return [] }
        let levels = file.findings(LoggingSettings.level) { answer in
            answer.value == .debug || answer.value == .trace ? "\(answer.name) is \(answer.value.rawValue)" : nil
        }
        return levels + file.findings(ForeignSettings.debugs) { $0.value ? "\($0.name) is on" : nil }
    }
}
