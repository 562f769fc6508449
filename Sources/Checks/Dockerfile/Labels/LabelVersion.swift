internal import Rules

/// A label is to be semantic version and is none.
enum LabelVersion: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-version", "Label that is no version",
        why: """
            The label has to be a version of three numbers as Semantic Versioning has it, and what stands there is \
            none. Tools that compare versions put the image in the wrong place.
            """,
        severity: .low,
        remediation: "Write major.minor.patch, without a v before it.",
        references: ["https://semver.org/"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3056"],
        bad: [
            "FROM debian:12\nLABEL version=«1.2»\n",
            "FROM debian:12\nLABEL a=b \\\n  version=«\"v1.2.3\"»\n",
            "FROM debian:12\nARG VERSION=latest\nLABEL version=«$VERSION»\n",
            "FROM debian:12\nONBUILD LABEL version «1.02.3»\n",
        ],
        good: [
            "FROM debian:12\nLABEL version=1.2.0\n",
            "FROM debian:12\nLABEL version=\"1.2.3-rc.1+build.5\"\n",
            "FROM debian:12\nARG VERSION\nLABEL version=$VERSION\n",
            "FROM debian:12\nLABEL schema-version=1\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .version, not: LabelFormat.isVersion, "semantic version")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["version": .version]
        return options
    }
}
