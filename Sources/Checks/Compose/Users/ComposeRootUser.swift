internal import Rules

/// A service is told to run as root.
enum ComposeRootUser: ComposeCheck {
    static let rule = Rule(
        compose: "compose/root-user", "Service runs as root",
        why: """
            The service sets root as its user, whatever account the image has. A process that is taken over then owns everything in \
            the container, and a fault of the kernel or of a mount makes that the host.
            """,
        severity: .high,
        remediation: "Name an account without rights, by number: user: \"10001:10001\".",
        references: ["https://docs.docker.com/reference/compose-file/services/#user"],
        cwe: "CWE-250",
        aliases: ["compose-lint:CL-0018"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    user: «root»\n",
            "services:\n  web:\n    image: app:1.2\n    user: \"«0:0»\"\n",
            "services:\n  web: {image: app:1.2, user: «0»}\n",
            "x-base: &base\n  user: '«root:app»'\nservices:\n  a:\n    <<: *base\n  b:\n    <<: *base\n",
            "services:\n  web:\n    image: app:1.2\n    user: «${WEB_USER:-0}»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    user: \"10001\"\n",
            "services:\n  web:\n    image: app:1.2\n",
            "services:\n  web:\n    image: app:1.2\n    user: ${WEB_USER}\n",
            "x-base: &base\n  user: root\nservices:\n  a:\n    <<: *base\n    user: app\n",
        ]
    ).among(
        bad: [],
        good: [
            (
                "services:\n  web:\n    image: app:1.2\n    user: root\n",
                ["compose.override.yaml": "services:\n  web:\n    user: app\n"]
            )
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            guard let node = service.written("user"), let text = node.composeText, text.isComplete,
                RootUser.isRoot(text.value)
            else { return nil }
            return CheckFinding(
                node.textRange, "service \(service.name) runs as \(text.value)",
                confidence: text.usesDefault ? .medium : nil)
        }
    }
}
