internal import Rules
internal import YAML

/// A container that commands the engine of its host.
enum DockerSocket: ComposeCheck {
    static let rule = Rule(
        compose: "compose/docker-socket", "Socket of the container engine mounted",
        why: """
            The service sees the socket of the host's container engine. Who may write to it starts a privileged container and has the \
            host; that the mount is read-only keeps nobody from that.
            """,
        severity: .high,
        remediation: "Leave the mount out; put a proxy between that lets only the calls through that are needed.",
        references: ["https://docs.docker.com/engine/security/#docker-daemon-attack-surface"],
        cwe: "CWE-250",
        aliases: ["compose-lint:CL-0001", "semgrep:exposing-docker-socket-volume"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «/var/run/docker.sock:/var/run/docker.sock»\n",
            "services:\n  web:\n    image: app:1.2\n    volumes: [\"«/run/docker.sock:/docker.sock:ro»\"]\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - type: bind\n        source: «/run/containerd/containerd.sock»\n"
                + "        target: /c.sock\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n"
                + "      - «${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock»\n",
            "services:\n  proxy:\n    image: tecnativa/docker-socket-proxy:0.3.0\n    volumes:\n"
                + "      - «/var/run/docker.sock:/var/run/docker.sock:ro»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - data:/var/run/app\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - ./docker.sock.md:/docs/docker.sock.md\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - /run/mysqld/mysqld.sock:/mysqld.sock\n",
        ])

    private static let names: Set = ["docker.sock", "containerd.sock", "podman.sock", "crio.sock", "docker_engine"]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service -> [CheckFinding] in
            // That is what such a proxy is for.
            let isProxy = service["image"]?.text?.contains("socket-proxy") ?? false
            return service.items("volumes").compactMap { node in
                guard let mount = ComposeMount(node), names.contains(FolderPath.name(mount.source)) else { return nil }
                return CheckFinding(
                    mount.range, "service \(service.name) commands the container engine of the host",
                    severity: isProxy ? .low : nil)
            }
        }
    }
}
