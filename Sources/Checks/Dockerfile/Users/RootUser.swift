internal import Dockerfile
internal import Rules

/// The image runs as root because USER says so.
enum RootUser: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/root-user", "Image runs as root",
        why: """
            The last USER of the image is root. A process that is taken over then owns everything in the container, and a fault of \
            the kernel or of a mount makes that the host.
            """,
        severity: .high,
        remediation:
            "End the last stage with USER and an account without rights, by number so that Kubernetes can check it.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-250",
        aliases: [
            "hadolint:DL3002", "trivy:DS-0002", "trivy:AVD-DS-0002", "checkov:CKV_DOCKER_8", "dockle:CIS-DI-0001",
            "sonar:S6471", "semgrep:last-user-is-root",
        ],
        bad: [
            "FROM debian:12\nUSER «root»\n",
            "FROM debian:12\nUSER app\nRUN make\nUSER «0:0»\nCMD [\"app\"]\n",
            "FROM debian:12\nARG WHO=root\nUSER «${WHO}»\n",
            "FROM debian:12 AS base\nUSER «root»\nFROM base\nCMD [\"app\"]\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER «ContainerAdministrator»\n",
        ],
        good: [
            "FROM debian:12\nUSER 10001\n",
            "FROM debian:12\nUSER root\nRUN make install\nUSER app\n",
            "FROM debian:12 AS build\nUSER root\nFROM debian:12\nUSER app\n",
            "FROM debian:12\nARG WHO\nUSER ${WHO}\n",
            "FROM debian:12\nUSER rootless\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imageStages.compactMap { stage in
            guard let user = stage.user, let word = user.word, let value = file.value(of: word, in: user),
                isRoot(value)
            else { return nil }
            return file.mendedByServices(CheckFinding(word.range, "the image runs as \(value)"))
        }
    }

    /// - Parameter user: `name[:group]` or `uid[:gid]`.
    static func isRoot(_ user: String) -> Bool {
        let name = user.split(separator: ":", omittingEmptySubsequences: false).first.map { $0.lowercased() } ?? ""
        return name == "root" || name == "containeradministrator" || Int(name) == 0
    }
}
