internal import Rules

/// A label is to be RFC 3339 time and is none.
enum LabelTime: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-time", "Label that is no time",
        why: """
            The label has to be a point in time, and what stands there cannot be read as one. Tools that sort images \
            by age or throw old ones away take it for the beginning of time or break off.
            """,
        severity: .low,
        remediation: "Write date and time with an offset, such as 2026-01-31T12:00:00Z.",
        references: ["https://www.rfc-editor.org/rfc/rfc3339"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3053"],
        bad: [
            "FROM debian:12\nLABEL org.opencontainers.image.created=«2026-01-31»\n",
            "FROM debian:12\nLABEL org.opencontainers.image.created=«today» \\\n  built=«2026-13-01T00:00:00Z»\n",
            "FROM debian:12\nARG WHEN=now\nLABEL built=«$WHEN»\n",
            "FROM debian:12\nONBUILD LABEL built «2026-02-30T00:00:00Z»\n",
        ],
        good: [
            "FROM debian:12\nLABEL org.opencontainers.image.created=2026-01-31T12:00:00Z\n",
            "FROM debian:12\nLABEL built=\"2024-02-29t23:59:60.125+01:00\"\n",
            "FROM debian:12\nARG WHEN\nLABEL built=$WHEN\n",
            "FROM debian:12\nLABEL building=now built=\"\"\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .time, not: LabelFormat.isTime, "RFC 3339 time")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["built": .time]
        return options
    }
}
