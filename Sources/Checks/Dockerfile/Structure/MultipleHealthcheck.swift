internal import Dockerfile
internal import Rules

/// A stage has several HEALTHCHECK instructions.
enum MultipleHealthcheck: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/multiple-healthcheck", "Several HEALTHCHECK in one stage",
        why: """
            A stage has a second HEALTHCHECK. Only the last one counts; what the others watch goes unnoticed when it \
            fails.
            """,
        severity: .low,
        remediation: "Keep one HEALTHCHECK that tests all that matters.",
        references: ["https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"],
        cwe: "CWE-561",
        aliases: [
            "hadolint:DL3012", "trivy:DS-0023", "trivy:AVD-DS-0023",
            "buildkit:MultipleInstructionsDisallowed",
        ],
        bad: [
            "FROM debian:12\nHEALTHCHECK CMD a\n«HEALTHCHECK» CMD b\n",
            "FROM debian:12\nHEALTHCHECK NONE\nUSER 1\n«healthcheck» --interval=5s \\\n  CMD [\"b\"]\n",
            "FROM debian:12 AS x\nHEALTHCHECK CMD a\n«HEALTHCHECK» NONE\nFROM debian:12\n",
        ],
        good: [
            "FROM debian:12\nHEALTHCHECK CMD b\n",
            "FROM debian:12 AS base\nHEALTHCHECK CMD a\nFROM base\nHEALTHCHECK CMD b\n",
            "FROM debian:12\nHEALTHCHECK CMD a\nCMD b\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        ReplacedInstruction.findings(.healthcheck, in: file)
    }
}
