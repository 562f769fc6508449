internal import ProxyConfiguration
internal import Rules

/// A setting that is written and does nothing.
enum ProxyDeadSetting: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/dead-setting", "Setting without effect",
        why: """
            The setting is written, and nothing acts on it: another one switches off what it belongs to, it stands in the wrong section, or \
            the program has it in its documentation and not in its code. Whoever reads the file believes in a protection that is not there.
            """,
        severity: .medium,
        remediation:
            "Switch on what it belongs to, move it to where it counts, or take it out and protect by other means.",
        references: ["https://cwe.mitre.org/data/definitions/1164.html"],
        cwe: "CWE-1164",
        bad: [
            "[cors]\n«allow_credentials» = true\n«max_age» = \"5m\"\n",
            "[audit]\nenabled = false\n«retention» = \"365d\"\n",
            "[metrics]\nenabled = false\n«token_hash» = \"${env:M}\"\n[listeners]\n«metrics» = \"127.0.0.1:9100\"\n",
            .llmProxy("«GLOBAL_RATE_LIMIT»=100\n«MASK_API_KEYS»=true\n"),
            .liteLLM("general_settings:\n  master_key: os.environ/KEY\n  «set_verbose»: true\n"),
        ],
        good: [
            "[cors]\nallowed_origins = [\"https://app.example.com\"]\nallow_credentials = true\n",
            "[audit]\nretention = \"365d\"\n",
            .llmProxy("REQUEST_TIMEOUT=30s\n"),
            .liteLLM("litellm_settings:\n  set_verbose: false\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.configuration.deadSettings.map { CheckFinding($0.range, "\($0.name) has no effect: \($0.reason)") }
    }
}
