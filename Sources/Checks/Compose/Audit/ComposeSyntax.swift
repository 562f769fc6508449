internal import Rules
internal import YAML

/// A compose file that is no YAML.
enum ComposeSyntax: ComposeCheck {
    static let rule = Rule(
        compose: "compose/syntax", "Compose file cannot be read",
        why: "The file is no valid YAML. Nothing of it is started, and nothing of it is checked.",
        severity: .low,
        remediation: "Mend the line; `docker compose config` shows what Compose reads.",
        references: ["https://docs.docker.com/reference/compose-file/"],
        cwe: "CWE-710",
        bad: [
            "services:\n  web:\n    «image: nginx: 1.27»\n",
            "services:\n  web:\n    image: nginx:1.27\n    «<<: *base»\n",
            "services:\n  «web: [nginx»\n",
        ],
        good: [
            "services:\n  web:\n    image: nginx:1.27\n",
            "x-base: &base {image: nginx:1.27}\nservices:\n  web:\n    <<: *base\n",
            "# nothing yet\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.mistake.map {
            [CheckFinding($0.range, "cannot be read as YAML: \($0.error.message) (line \($0.error.line))")]
        } ?? []
    }
}
