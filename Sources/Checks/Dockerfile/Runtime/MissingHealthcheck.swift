internal import Dockerfile
internal import Rules

/// Nothing says how to see whether the container works.
enum MissingHealthcheck: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/missing-healthcheck", "No HEALTHCHECK",
        why: """
            The image has no HEALTHCHECK. Docker and Swarm then take a container for healthy as long as its process lives, \
            however stuck it is. Kubernetes has probes of its own and does not look at it.
            """,
        severity: .low,
        isOptIn: true,
        remediation:
            "Add HEALTHCHECK CMD with a command that asks the service, or HEALTHCHECK NONE if there is nothing to ask.",
        references: ["https://docs.docker.com/reference/dockerfile/#healthcheck"],
        cwe: "CWE-710",
        aliases: [
            "hadolint:DL3057", "trivy:DS-0026", "trivy:AVD-DS-0026", "checkov:CKV_DOCKER_2", "dockle:CIS-DI-0006",
        ],
        bad: [
            "FROM «debian:12»\nCMD [\"app\"]\n",
            "FROM debian:12 AS build\nHEALTHCHECK CMD true\nFROM «debian:12»\nCMD app\n",
            "FROM debian:12 AS base\nFROM --platform=linux/amd64 «base» AS app\nONBUILD HEALTHCHECK CMD true\n",
        ],
        good: [
            "FROM debian:12\nHEALTHCHECK CMD [\"app\", \"--check\"]\nCMD [\"app\"]\n",
            "FROM debian:12 AS base\nHEALTHCHECK CMD true\nFROM base\nCMD app\n",
            "FROM debian:12\nHEALTHCHECK NONE\n",
            "FROM scratch\nCOPY rootfs.txt /\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imageStages.compactMap { stage in
            guard stage.healthcheck == nil, let word = stage.from.from?.image else { return nil }
            // Nothing runs in it.
            if file.graph.chain(of: stage).last?.base == .scratch, stage.cmd == nil, stage.entrypoint == nil {
                return nil
            }
            return CheckFinding(word.range, "the image has no HEALTHCHECK")
        }
    }
}
