internal import ProxyConfiguration
internal import Rules

/// A configuration that cannot be read.
enum ProxySyntax: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/syntax", "Proxy configuration cannot be read",
        why: """
            The file is no valid TOML, or no valid YAML where it is written in that. In YAML `proxyguard` has no anchors, aliases, merge \
            keys, tags or further documents either, since they let a file say something else than it shows. The program does not start \
            with it, and nothing of it is checked.
            """,
        severity: .high,
        remediation: "Mend the line that is named; strings stand in quotes, and a key stands in a table once.",
        references: ["https://toml.io/en/v1.0.0", "https://yaml.org/spec/1.2.2/"],
        cwe: "CWE-710",
        bad: [
            "«environment = production»\n",
            "environment = \"production\"\n«environment = \"test\"»\n",
            .liteLLM("model_list:\n  - litellm_params:\n    «model: gpt: 4»\n"),
            .yaml("environment: production\n«environment: test»\n"),
            .yaml("environment: production\n«tls: &tls»\n  min_version: \"1.3\"\n"),
            .yaml("environment: production\n«---»\nenvironment: test\n"),
        ],
        good: [
            "environment = \"production\"\n", "# nothing yet\n", .yaml("---\nenvironment: production\n"),
            .liteLLM("model_list:\n  - litellm_params:\n      model: gpt\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.findings(.syntax) { "cannot be read: \($0.message)" }
    }
}
