internal import ProxyConfiguration
internal import Rules

/// Figures can be read by everybody.
enum ProxyMetricsPublic: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/metrics-public", "Metrics open to other machines",
        why: """
            The figures for monitoring can be read from other machines without a token. They tell which projects, models and providers there \
            are, how much each is used, and when limits are near.
            """,
        severity: .medium,
        remediation: "Listen on 127.0.0.1, or have readers show a token: metrics.token_hash.",
        references: ["https://cwe.mitre.org/data/definitions/497.html"],
        cwe: "CWE-497",
        bad: [
            "[listeners]\nmetrics = «\"0.0.0.0:9090\"»\n",
            "[listeners]\nmetrics = «\"10.0.0.5:9090\"»\n[metrics]\nenabled = true\n",
            .llmProxy("ENABLE_METRICS=«true»\n"),
        ],
        good: [
            "[listeners]\nmetrics = \"127.0.0.1:9090\"\n",
            "[listeners]\nmetrics = \"0.0.0.0:9090\"\n[metrics]\ntoken_hash = \"${file:/run/secrets/metrics}\"\n",
            "[listeners]\nmetrics = \"0.0.0.0:9090\"\n[metrics]\nenabled = false\n",
            .llmProxy("ENABLE_METRICS=false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Another system answers everything on one listener.
        guard file.settings.answer(ListenerSettings.metrics) != nil,
            let listener = file.settings.answer(file.isOwn ? ListenerSettings.metrics : ListenerSettings.data),
            !listener.value.isLoopback, file.settings.answer(MetricsSettings.isEnabled)?.value ?? false,
            file.settings.knows(MetricsSettings.tokenHash),
            file.settings.answer(MetricsSettings.tokenHash)?.value == nil
        else { return [] }
        let range =
            file.isOwn
            ? file.settings.place(of: ListenerSettings.metrics) : file.settings.place(of: MetricsSettings.isEnabled)
        return [CheckFinding(range, "figures can be read from other machines without a token")]
    }
}
