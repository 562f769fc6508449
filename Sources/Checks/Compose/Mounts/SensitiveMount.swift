internal import Rules

/// A folder of the host that holds its system or its keys.
enum SensitiveMount: ComposeCheck {
    static let rule = Rule(
        compose: "compose/sensitive-mount", "Sensitive folder of the host mounted",
        why: """
            The service sees a folder that the host's system, its processes or its users' keys are in. Root in the container reads \
            them, and where the mount can be written has the host.
            """,
        severity: .high,
        remediation: "Mount the one file or folder that is needed, read-only, or use a named volume.",
        references: ["https://docs.docker.com/engine/storage/bind-mounts/"],
        cwe: "CWE-668",
        aliases: ["compose-lint:CL-0013"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «/:/host»\n",
            "services:\n  web:\n    image: app:1.2\n    volumes: [\"«/etc/:/etc:ro»\"]\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - type: bind\n        source: \"«/root/.ssh»\"\n"
                + "        target: /keys\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «~/.aws:/home/app/.aws:ro»\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «${HOME}/.kube/config:/kube:ro»\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - «/var/lib/docker:/var/lib/docker»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - data:/host\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - ./etc:/etc/app\n      - /srv/app:/srv\n",
            "services:\n  web:\n    image: app:1.2\n    volumes:\n      - ${DATA}:/data\n      - /anonymous\n",
        ])

    /// Folders and files themselves, not what is below.
    private static let system: Set = [
        "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt", "/proc", "/root", "/run", "/sbin",
        "/sys", "/usr", "/usr/bin", "/usr/sbin", "/usr/lib", "/var", "/var/lib", "/var/run", "/var/log",
    ]
    /// With all that is below.
    private static let secret = [
        "/etc/shadow", "/etc/sudoers", "/etc/sudoers.d", "/etc/ssh", "/etc/kubernetes", "/etc/docker", "/root/.ssh",
        "/var/lib/docker", "/var/lib/kubelet", "/var/lib/containerd", "/var/lib/etcd", "/sys/fs/bpf",
        "/sys/kernel/debug", "/proc/sys", "/proc/1", "~/.ssh", "~/.aws", "~/.kube", "~/.docker", "~/.gnupg",
        "~/.config/gcloud", "~/.azure", "~/.netrc", "~/.git-credentials",
    ]
    /// What monitoring reads.
    private static let watched: Set = ["/proc", "/sys", "/var/log", "/dev", "/run", "/var/run", "/home", "/opt"]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("volumes").compactMap { node in
                guard let mount = ComposeMount(node) else { return nil }
                let isSecret = secret.contains { CopiedPath.isAt(mount.source, orBelow: $0) } || mount.source == "~"
                guard isSecret || system.contains(mount.source) else { return nil }
                let isWatched = watched.contains(mount.source)
                let severity: Severity = mount.isReadOnly ? isWatched ? .low : .medium : isWatched ? .medium : .high
                return CheckFinding(
                    mount.range,
                    "service \(service.name) \(mount.isReadOnly ? "reads" : "writes") \(mount.source) of the host",
                    severity: severity)
            }
        }
    }
}
