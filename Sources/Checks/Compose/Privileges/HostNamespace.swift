internal import Rules

/// A container shares processes, memory, network or users with its host.
enum HostNamespace: ComposeCheck {
    static let rule = Rule(
        compose: "compose/host-namespace", "Namespace of the host",
        why: """
            The service is not kept apart from its host: it sees the host's processes, memory, network or users as the host itself \
            does. Services that listen on the loopback interface alone are open to it, and so are other processes.
            """,
        severity: .medium,
        remediation: "Leave the entry out; publish the ports that are needed (ports).",
        references: ["https://docs.docker.com/reference/compose-file/services/#network_mode"],
        cwe: "CWE-653",
        aliases: ["compose-lint:CL-0008", "compose-lint:CL-0010"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    network_mode: «host»\n",
            "services:\n  web:\n    image: app:1.2\n    pid: \"«host»\"\n",
            "services:\n  web: {image: app:1.2, ipc: «host»}\n",
            "services:\n  web:\n    image: app:1.2\n    userns_mode: «host»\n    uts: «host»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    ports: [\"127.0.0.1:8080:8080\"]\n",
            "services:\n  web:\n    image: app:1.2\n    network_mode: service:vpn\n    ipc: shareable\n",
            "services:\n  web:\n    image: app:1.2\n    network_mode: ${MODE}\n",
            "services:\n  web:\n    build:\n      context: .\n      network: host\n",
        ])

    private static let keys: [(key: String, severity: Severity, what: String)] = [
        ("pid", .high, "the host's processes"), ("userns_mode", .high, "the host's users"),
        ("network_mode", .medium, "the host's network"), ("ipc", .medium, "the host's shared memory"),
        ("cgroup", .medium, "the host's control groups"), ("uts", .low, "the host's name"),
    ]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            keys.compactMap { key, severity, what in
                guard let node = service.written(key), node.composeText?.value == "host" else { return nil }
                return CheckFinding(node.textRange, "service \(service.name) has \(what)", severity: severity)
            }
        }
    }
}
