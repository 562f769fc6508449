internal import Dockerfile
internal import Rules

/// A folder of the system, or the socket of the Docker daemon, is made a mount.
enum SensitiveVolume: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/sensitive-volume", "Mount over system paths",
        why: """
            A volume or a mount covers a folder of the system or the socket of the Docker daemon. Who reaches the socket owns the \
            host; what a volume over /etc or /proc keeps outlives the image, and updates of the image no longer get there.
            """,
        severity: .high,
        remediation: "Keep data in a folder of its own, such as /var/lib/app, and leave the socket to the host.",
        references: [
            "https://docs.docker.com/reference/dockerfile/#volume",
            "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
        ],
        cwe: "CWE-668",
        aliases: ["dockle:DKL-DI-0002", "semgrep:dockerfile-dockerd-socket-mount"],
        bad: [
            "FROM debian:12\nVOLUME «/var/run/docker.sock»\n",
            "FROM debian:12\nVOLUME [\"/data\", «\"/proc\"», «\"/etc/\"»]\n",
            "FROM debian:12\nARG WHERE=/sys/fs/cgroup\nVOLUME /data «${WHERE}»\n",
            "FROM debian:12\nONBUILD VOLUME «/»\n",
            "FROM debian:12\nRUN --mount=type=bind,source=x,«target=/run/docker.sock» docker ps\n",
            "FROM debian:12 AS a\nFROM debian:12\nRUN --mount=from=a,rw,«target=/etc» make install\n",
        ],
        good: [
            "FROM debian:12\nVOLUME /var/lib/app\n",
            "FROM debian:12\nVOLUME [\"/etc/app\", \"/root/.config\", \"/dev/shm\", \"/device\"]\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache make\n",
            "FROM debian:12\nRUN --mount=type=bind,source=/etc,target=/src make\n",
            "FROM debian:12\nLABEL volume=/var/run/docker.sock\n",
            "FROM debian:12\nARG WHERE\nVOLUME $WHERE\n",
        ])

    /// Folders that count with all that lies below them.
    private static let trees = ["/proc", "/sys", "/dev", "/boot"]
    /// Folders that count themselves.
    private static let folders: Set = ["/", "/etc", "/root", "/usr", "/bin", "/sbin", "/lib", "/lib64", "/var", "/run"]
    private static let sockets: Set = [
        "/var/run/docker.sock", "/run/docker.sock", "/var/run/containerd/containerd.sock",
        "/run/containerd/containerd.sock", "/var/run/crio/crio.sock", "/run/podman/podman.sock",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let volumes = file.instructions(.volume).flatMap { volume -> [CheckFinding] in
            volume.words.compactMap { word in
                file.value(of: word, in: volume).flatMap(problem).map {
                    CheckFinding(word.range, "VOLUME covers \($0)")
                }
            }
        }
        let mounts = file.instructions(.run).flatMap { run -> [CheckFinding] in
            run.mounts.filter { ["bind", "cache"].contains($0.type) }.compactMap { mount in
                guard let field = mount.fields.last(where: { $0.key == "target" }), let word = field.value,
                    let what = file.value(of: word, in: run).flatMap(problem)
                else { return nil }
                return CheckFinding(field.range, "a mount covers \(what)")
            }
        }
        return volumes + mounts
    }

    private static func problem(_ path: String) -> String? {
        guard path.hasPrefix("/") else { return nil }
        let path = CopiedPath.absolute(path)
        if sockets.contains(path) { return "the socket \(path)" }
        if CopiedPath.isAt(path, orBelow: "/dev/shm") { return nil }
        let isTree = trees.contains { CopiedPath.isAt(path, orBelow: $0) }
        return isTree || folders.contains(path) ? path : nil
    }
}
