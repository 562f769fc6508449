internal import Rules

/// A label that the schema does not name.
enum SuperfluousLabel: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/superfluous-label", "Label outside of the schema",
        why: """
            The schema of the configuration is strict, and it does not name this label. A slip of the pen in a name \
            looks like that, and so does what was never meant to be published.
            """,
        severity: .info,
        remediation: "Take the label out, or add it to the schema.",
        references: ["https://docs.docker.com/engine/manage-resources/labels/"],
        cwe: "CWE-1053",
        aliases: ["hadolint:DL3050"],
        bad: [
            "FROM debian:12\nLABEL title=a «titel»=b\n",
            "FROM debian:12\nLABEL «\"a.b\"»=1 \\\n  «c»=2\n",
            "FROM debian:12\nONBUILD LABEL «other» x\n",
        ],
        good: [
            "FROM debian:12\nLABEL title=a\n",
            "FROM debian:12\nLABEL \"title\"=\"other=b\"\n",
            "FROM debian:12\nARG NAME\nLABEL $NAME=a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard file.options.strictLabels else { return [] }
        return file.labels.filter { file.options.labelSchema[$0.name] == nil }.map {
            CheckFinding($0.keyRange, "the schema has no label \($0.name)")
        }
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["title": .text]
        options.strictLabels = true
        return options
    }
}
