internal import Rules
internal import YAML

/// A container with all rights of the host's root.
enum PrivilegedService: ComposeCheck {
    static let rule = Rule(
        compose: "compose/privileged", "Privileged service",
        why: """
            The container has every capability and every device of the host, and no profile holds it back. Whoever takes over a \
            process in it has the host.
            """,
        severity: .critical,
        remediation: "Leave privileged out; give the one device or capability that is needed (devices, cap_add).",
        references: ["https://docs.docker.com/reference/compose-file/services/#privileged"],
        cwe: "CWE-250",
        aliases: ["compose-lint:CL-0002", "semgrep:privileged-service"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    privileged: «true»\n",
            "services:\n  web: {image: app:1.2, privileged: «yes»}\n",
            "services:\n  web:\n    image: app:1.2\n    privileged: \"«true»\"\n",
            "x-base: &base\n  privileged: «true»\nservices:\n  web:\n    <<: *base\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    devices: [\"/dev/ttyUSB0:/dev/ttyUSB0\"]\n",
            "services:\n  web:\n    image: app:1.2\n    privileged: false\n",
            "x-base: &base\n  privileged: true\nservices:\n  web:\n    image: app:1.2\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            guard let node = service.written("privileged"), node.bool == true || node.composeText?.value == "true"
            else {
                return nil
            }
            return CheckFinding(node.textRange, "service \(service.name) is privileged: it has the rights of the host")
        }
    }
}
