internal import Rules

/// A label of the schema has no value.
enum EmptyLabel: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/empty-label", "Empty label",
        why: """
            The schema of the configuration asks for this label, and it is there without a value. What is looked up \
            by it is not found.
            """,
        severity: .low,
        remediation: "Give the label a value, or leave it out.",
        references: ["https://docs.docker.com/engine/manage-resources/labels/"],
        cwe: "CWE-1053",
        aliases: ["hadolint:DL3051"],
        bad: [
            "FROM debian:12\nLABEL title=«\"\"»\n",
            "FROM debian:12\nLABEL a=b \\\n  «title=»\n",
            "FROM debian:12\nARG NAME=\nONBUILD LABEL title=«$NAME»\n",
        ],
        good: [
            "FROM debian:12\nLABEL title=\"An image\"\n",
            "FROM debian:12\nLABEL subtitle= title=a\n",
            "FROM debian:12\nARG NAME\nLABEL title=$NAME\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels.filter { file.options.labelSchema[$0.name] != nil && $0.value == "" }.map {
            CheckFinding($0.valueRange, "label \($0.name) is empty")
        }
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["title": .text]
        return options
    }
}
