internal import ProxyConfiguration
internal import Rules

/// A required setting that is not there.
enum ProxyMissingSetting: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/missing-setting", "Required setting missing",
        why: """
            A setting has no default that would be right for everybody, and the file does not set it: what the deployment is for, who \
            administers it, where requests go and with which key. The program does not start without it.
            """,
        severity: .high,
        remediation: "Set it; docs/proxy-configuration.md says what it means.",
        references: ["https://cwe.mitre.org/data/definitions/1188.html"],
        cwe: "CWE-1188",
        bad: [
            .own(
                "environment = \"production\"\nmanagement.token_hash = \"${file:/run/secrets/m}\"\n«[[upstreams]]»\nname = \"a\"\n"
                    + "dialect = \"openai\"\nbase_url = \"https://api.openai.com\"\n"),
            .own(
                "environment = \"test\"\n«[management]»\nfailures_per_minute = 3\n[[upstreams]]\nname = \"a\"\ndialect = \"openai\"\n"
                    + "base_url = \"https://api.openai.com\"\ncredential = \"${env:KEY}\"\n"),
            .own(
                "«management.token_hash = \"${file:/run/secrets/m}\"»\n[[upstreams]]\nname = \"a\"\ndialect = \"openai\"\n"
                    + "base_url = \"https://api.openai.com\"\ncredential = \"${env:KEY}\"\n"),
        ],
        good: [
            .own(
                "environment = \"production\"\nmanagement.token_hash = \"${file:/run/secrets/m}\"\n[[upstreams]]\nname = \"a\"\n"
                    + "dialect = \"openai\"\nbase_url = \"https://api.openai.com\"\ncredential = \"${env:KEY}\"\n"),
            .llmProxy("MANAGEMENT_TOKEN=\n"),
            .liteLLM("litellm_settings:\n  json_logs: true\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        // Several of one table stand at one place.
        let places = Dictionary(grouping: file.configuration.problems.filter { $0.code == .missing }, by: \.range)
        return places.map { range, problems in
            CheckFinding(range, problems.map(\.message).joined(separator: ", "))
        }
    }
}
