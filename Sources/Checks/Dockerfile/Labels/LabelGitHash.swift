internal import Rules

/// A label is to be git hash and is none.
enum LabelGitHash: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/label-git-hash", "Label that is no commit",
        why: """
            The label has to name a commit by its hash, and what stands there is none. Nobody can then tell from \
            which source the image was built.
            """,
        severity: .low,
        remediation: "Give the output of git rev-parse HEAD to the build as an ARG.",
        references: ["https://git-scm.com/docs/git-rev-parse"],
        cwe: "CWE-1284",
        aliases: ["hadolint:DL3055"],
        bad: [
            "FROM debian:12\nLABEL revision=«main»\n",
            "FROM debian:12\nLABEL a=b \\\n  revision=«\"0123456789ABCDEF\"»\n",
            "FROM debian:12\nARG COMMIT=unknown\nLABEL revision=«${COMMIT}»\n",
            "FROM debian:12\nONBUILD LABEL revision «12345»\n",
        ],
        good: [
            "FROM debian:12\nLABEL revision=0123456789abcdef0123456789abcdef01234567\n",
            "FROM debian:12\nLABEL revision=\"0123abc\"\n",
            "FROM debian:12\nARG COMMIT\nLABEL revision=${COMMIT}\n",
            "FROM debian:12\nLABEL revisions=main\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.labels(of: .gitHash, not: LabelFormat.isGitHash, "git hash")
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["revision": .gitHash]
        return options
    }
}
