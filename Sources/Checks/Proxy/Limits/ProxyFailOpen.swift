internal import ProxyConfiguration
internal import Rules

/// What decides is not asked, and requests pass.
enum ProxyFailOpen: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/fail-open", "Requests pass when nothing can decide",
        why: """
            While a store, a guard or the record cannot be asked, requests pass unchecked. Whoever can bring that about, by load or by a \
            request that no guard gets through, has no limit, no guard and no record.
            """,
        severity: .high,
        remediation:
            "Leave the setting out: \"closed\" is the default; for counters \"local\" keeps a share of the limit.",
        references: ["https://cwe.mitre.org/data/definitions/636.html", "https://docs.litellm.ai/docs/proxy/prod"],
        cwe: "CWE-636",
        bad: [
            "[guards]\non_failure = «\"open\"»\n",
            "[store]\non_failure = «\"open\"»\n[audit]\non_failure = «\"open\"»\n",
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  allow_requests_on_db_unavailable: «true»\n"),
        ],
        good: [
            "[guards]\non_failure = \"closed\"\n", "[store]\non_failure = \"local\"\n",
            .liteLLM("litellm_settings: {}\ngeneral_settings:\n  allow_requests_on_db_unavailable: false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        [GuardSettings.onFailure, StoreSettings.onFailure, AuditSettings.onFailure].flatMap { setting in
            file.findings(setting) { $0.value == .open ? "\($0.name): requests pass while nothing can decide" : nil }
        }
    }
}
