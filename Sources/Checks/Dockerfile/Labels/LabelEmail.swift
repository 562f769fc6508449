internal import Rules

/// A label is to be e-mail address and is none.
enum LabelEmail: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-email", "Label that is no e-mail address",
        why: """
            The label has to be an address for mail, and what stands there is none. Who finds a hole in the image \
            has nobody to write to.
            """,
        severity: .low,
        remediation: "Write the address alone, such as security@example.com.",
        references: ["https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3058"],
        bad: [
            "FROM debian:12\nLABEL contact=«jo»\n",
            "FROM debian:12\nLABEL a=b \\\n  contact=«\"Jo <jo@example.com>\"»\n",
            "FROM debian:12\nARG WHO=team\nLABEL contact=«${WHO}»\n",
            "FROM debian:12\nONBUILD LABEL contact «jo@»\n",
        ],
        good: [
            "FROM debian:12\nLABEL contact=jo@example.com\n",
            "FROM debian:12\nLABEL contact=\"jo.b+app@[192.0.2.1]\"\n",
            "FROM debian:12\nARG WHO\nLABEL contact=${WHO}\n",
            "FROM debian:12\nLABEL contacts=jo\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .email, not: LabelFormat.isEmail, "e-mail address")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["contact": .email]
        return options
    }
}
