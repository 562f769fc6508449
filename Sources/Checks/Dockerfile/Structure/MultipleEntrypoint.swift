internal import Dockerfile
internal import Rules

/// A stage has several ENTRYPOINT instructions.
enum MultipleEntrypoint: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/multiple-entrypoint", "Several ENTRYPOINT in one stage",
        why: """
            A stage has a second ENTRYPOINT. Only the last one counts, so that what the first one sets up, rights \
            and checks included, does not happen.
            """,
        severity: .low,
        remediation: "Keep one ENTRYPOINT.",
        references: ["https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"],
        cwe: "CWE-561",
        aliases: [
            "hadolint:DL4004", "trivy:DS-0007", "trivy:AVD-DS-0007",
            "buildkit:MultipleInstructionsDisallowed",
        ],
        bad: [
            "FROM debian:12\nENTRYPOINT [\"a\"]\n«ENTRYPOINT» [\"b\"]\n",
            "FROM debian:12\nENTRYPOINT a\nEXPOSE 80\n«entrypoint» \\\n  b\n",
            "FROM debian:12 AS x\nENTRYPOINT a\n«ENTRYPOINT» b\nFROM x\n",
        ],
        good: [
            "FROM debian:12\nENTRYPOINT [\"b\"]\n",
            "FROM debian:12 AS base\nENTRYPOINT [\"a\"]\nFROM base\nENTRYPOINT [\"b\"]\n",
            "FROM debian:12\nENTRYPOINT [\"a\"]\nCMD [\"b\"]\n",
            "FROM debian:12\nENTRYPOINT [\"a\"]\nONBUILD ENTRYPOINT [\"b\"]\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        ReplacedInstruction.findings(.entrypoint, in: file)
    }
}
