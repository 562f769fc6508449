internal import Dockerfile
internal import Rules

/// A stage has several CMD instructions.
enum MultipleCmd: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/multiple-cmd", "Several CMD in one stage",
        why: """
            A stage has a second CMD. Only the last one counts, so that a command that somebody relies on is never \
            run.
            """,
        severity: .low,
        remediation: "Keep one CMD, and start several programs from one script.",
        references: ["https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"],
        cwe: "CWE-561",
        aliases: [
            "hadolint:DL4003", "trivy:DS-0016", "trivy:AVD-DS-0016",
            "buildkit:MultipleInstructionsDisallowed",
        ],
        bad: [
            "FROM debian:12\nCMD [\"a\"]\n«CMD» [\"b\"]\n",
            "FROM debian:12 AS x\nCMD a\nFROM debian:12\nCMD a\nUSER 1\n«cmd» b\n",
            "FROM debian:12\nCMD a\n«CMD» b\n«CMD» c\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"b\"]\n",
            "FROM debian:12 AS base\nCMD a\nFROM base\nCMD b\n",
            "FROM debian:12\nCMD a\nONBUILD CMD b\n",
            "FROM debian:12\nHEALTHCHECK CMD a\nCMD b\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        ReplacedInstruction.findings(.cmd, in: file)
    }
}
