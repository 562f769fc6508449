internal import Rules

/// Capabilities with which a container leaves its confines.
enum AddedCapability: ComposeCheck {
    static let rule = Rule(
        compose: "compose/added-capability", "Dangerous capability added",
        why: """
            The service gets a capability that Docker withholds for a reason: with it, root in the container reaches the host's \
            kernel, processes or network.
            """,
        severity: .high,
        remediation:
            "Leave it out, or name the narrowest one: cap_drop: [ALL] and then cap_add what the service needs.",
        references: [
            "https://docs.docker.com/reference/compose-file/services/#cap_add",
            "https://man7.org/linux/man-pages/man7/capabilities.7.html",
        ],
        cwe: "CWE-250",
        aliases: ["compose-lint:CL-0011", "compose-lint:CL-0024", "compose-lint:CL-0027", "compose-lint:CL-0028"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    cap_add:\n      - «ALL»\n",
            "services:\n  web:\n    image: app:1.2\n    cap_add: [NET_BIND_SERVICE, «SYS_ADMIN»]\n",
            "services:\n  web:\n    image: app:1.2\n    cap_add: [\"«cap_sys_ptrace»\"]\n",
            "services:\n  vpn:\n    image: app:1.2\n    cap_add:\n      - «NET_ADMIN»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n",
            "services:\n  web:\n    image: app:1.2\n    cap_drop:\n      - SYS_ADMIN\n",
            "services:\n  web:\n    image: app:1.2\n    cap_add: []\n",
        ])

    private static let dangerous: [String: (severity: Severity, what: String)] = [
        "ALL": (.critical, "every right over the host"),
        "SYS_ADMIN": (.high, "mounting, and much else that root may do"),
        "SYS_MODULE": (.critical, "loading modules into the host's kernel"),
        "SYS_RAWIO": (.high, "the host's ports and memory"),
        "SYS_PTRACE": (.medium, "reading and changing other processes"),
        "DAC_READ_SEARCH": (.high, "reading every file, those of the host too"),
        "BPF": (.high, "programs in the host's kernel"),
        "PERFMON": (.medium, "watching the host's kernel"),
        "MAC_ADMIN": (.high, "changing the host's security policy"),
        "MAC_OVERRIDE": (.high, "ignoring the host's security policy"),
        "NET_ADMIN": (.medium, "changing networks and firewalls"),
        "SYS_BOOT": (.medium, "restarting the host"),
        "SYS_TIME": (.low, "setting the host's clock"),
        "SYSLOG": (.low, "reading the kernel's log"),
    ]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("cap_add").compactMap { node in
                guard var name = node.composeText?.value.uppercased() else { return nil }
                if name.hasPrefix("CAP_") { name.removeFirst(4) }
                guard let (severity, what) = dangerous[name] else { return nil }
                return CheckFinding(
                    node.textRange, "service \(service.name) gets \(name): \(what)", severity: severity)
            }
        }
    }
}
