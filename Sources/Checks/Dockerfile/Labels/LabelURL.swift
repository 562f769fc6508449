internal import Rules

/// A label is to be URL and is none.
enum LabelURL: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-url", "Label that is no URL",
        why: """
            The label has to be an address, and what stands there is none. Registries and scanners that show it as a \
            link lead nowhere.
            """,
        severity: .low,
        remediation: "Write the whole address with its scheme, such as https://.",
        references: ["https://github.com/opencontainers/image-spec/blob/main/annotations.md"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3052"],
        bad: [
            "FROM debian:12\nLABEL org.opencontainers.image.source=«example.com/team/app»\n",
            "FROM debian:12\nLABEL a=b \\\n  org.opencontainers.image.url=«\"https://exa mple.com\"»\n",
            "FROM debian:12\nARG SITE=none\nLABEL home=«$SITE»\n",
            "FROM debian:12\nONBUILD LABEL home «https:/»\n",
        ],
        good: [
            "FROM debian:12\nLABEL org.opencontainers.image.source=https://example.com/team/app\n",
            "FROM debian:12\nARG SITE\nLABEL home=$SITE\n",
            "FROM debian:12\nLABEL home=https://[::1]:80/a?b=c#d\n",
            "FROM debian:12\nLABEL home=mailto:jo@example.com\n",
            "FROM debian:12\nLABEL homepage=none home=\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .url, not: LabelFormat.isURL, "URL")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["home": .url]
        return options
    }
}
