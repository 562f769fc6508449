internal import Rules

/// A label is to be SPDX expression and is none.
enum LabelLicense: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-license", "Label that is no licence",
        why: """
            The label has to name the licence by the identifiers that SPDX keeps, and what stands there is no such \
            expression. Tools that gather licences do not know it.
            """,
        severity: .low,
        remediation: "Look the identifier up in the SPDX list; join several with AND or OR.",
        references: ["https://spdx.org/licenses/"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3054"],
        bad: [
            "FROM debian:12\nLABEL org.opencontainers.image.licenses=«\"Apache 2\"»\n",
            "FROM debian:12\nLABEL org.opencontainers.image.licenses=«GPLv3» \\\n  license=«\"MIT AND\"»\n",
            "FROM debian:12\nARG TERMS=free\nLABEL license=«\"$TERMS\"»\n",
            "FROM debian:12\nONBUILD LABEL license «(MIT»\n",
        ],
        good: [
            "FROM debian:12\nLABEL org.opencontainers.image.licenses=Apache-2.0\n",
            "FROM debian:12\nLABEL license=\"(MIT OR GPL-2.0+) AND GPL-2.0-only WITH Classpath-exception-2.0\"\n",
            "FROM debian:12\nLABEL license=LicenseRef-ours\n",
            "FROM debian:12\nARG TERMS\nLABEL license=$TERMS\n",
            "FROM debian:12\nLABEL licensed=free\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .license, not: LicenseExpression.isValid, "SPDX expression")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["license": .license]
        return options
    }
}
