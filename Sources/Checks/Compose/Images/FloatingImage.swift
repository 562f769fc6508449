internal import Dockerfile
internal import Rules

/// A service runs an image without a version.
enum FloatingImage: ComposeCheck {
    static let rule = Rule(
        compose: "compose/floating-tag", "Image without a version",
        why: """
            The service runs an image without a tag, or with one that moves. The next start may bring another program, which nobody \
            reviewed and which nobody can go back to.
            """,
        severity: .medium,
        remediation: "Name the version, and better the digest too: image:1.2.3@sha256:….",
        references: ["https://docs.docker.com/reference/compose-file/services/#image"],
        cwe: "CWE-1357",
        aliases: ["compose-lint:CL-0004"],
        bad: [
            "services:\n  web:\n    image: «nginx»\n",
            "services:\n  web:\n    image: \"«registry.example.com:5000/app:latest»\"\n",
            "services:\n  web: {image: «ghcr.io/team/app:edge»}\n",
            "services:\n  web:\n    image: «app:${TAG:-latest}»\n",
        ],
        good: [
            "services:\n  web:\n    image: nginx:1.27.3\n",
            "services:\n  web:\n    image: app\n    build: .\n",
            "services:\n  web:\n    image: app:${TAG}\n",
            "services:\n  web:\n    image: app@sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            guard !service.isBuilt, let node = service.written("image"), let text = node.composeText, text.isComplete
            else { return nil }
            return FloatingTag.finding(about: ImageReference(text.value), at: node.textRange)
        }
    }
}
