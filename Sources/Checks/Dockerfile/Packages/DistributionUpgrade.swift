internal import Dockerfile
internal import Rules

/// The whole distribution is upgraded within the image.
enum DistributionUpgrade: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/distribution-upgrade", "Distribution upgraded in the image",
        why: """
            The upgrade may take packages away and bring others in. What the image is made of is then no longer what its base says, \
            and depends on the day of the build.
            """,
        severity: .info,
        remediation: "Name a newer base image in FROM.",
        references: ["https://docs.docker.com/build/building/best-practices/#from"],
        cwe: "CWE-1357",
        aliases: [
            "hadolint:DL3035", "trivy:DS-0024", "trivy:AVD-DS-0024", "dockle:DKL-DI-0003",
            "semgrep:avoid-zypper-update",
        ],
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get «dist-upgrade» -y\n",
            "FROM debian:12\nRUN [\"apt\", \"-y\", «\"full-upgrade\"»]\n",
            "FROM opensuse/leap:16.0\nRUN <<EOF\nzypper -n «dup»\nEOF\n",
            "FROM fedora:43\nONBUILD RUN dnf -y «distro-sync» \\\n  && dnf clean all\n",
        ],
        good: [
            "FROM debian:13\nRUN apt-get update && apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get update && apt-get upgrade -y\n",
            "FROM debian:12\nRUN apt-get install -y dist-upgrade-tools && echo apt-get dist-upgrade\n",
            "FROM opensuse/leap:16.0\nRUN zypper -n patch\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.packageCommands.filter { $0.action == .distributionUpgrade }.map {
            CheckFinding($0.verbRange, "\($0.command.name ?? "it") upgrades the distribution")
        }
    }
}
