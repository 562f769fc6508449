internal import Dockerfile
internal import Rules
internal import YAML

/// Root may change the programs that a service runs.
enum WritableFilesystem: ComposeCheck {
    static let rule = Rule(
        compose: "compose/writable-filesystem", "Programs can be changed",
        why: """
            The service runs as root, and its file system can be written. Whoever takes over the process replaces the programs that \
            run in the container, and stays there until it is made anew.
            """,
        severity: .low,
        isOptIn: true,
        remediation: "Add read_only: true, with tmpfs for the folders that have to be written, or run as another user.",
        references: ["https://docs.docker.com/reference/compose-file/services/#read_only"],
        cwe: "CWE-732",
        aliases: ["compose-lint:CL-0007", "semgrep:writable-filesystem-service"],
        bad: [
            "services:\n  «web»:\n    image: app:1.2\n    user: root\n",
            "services:\n  web:\n    image: app:1.2\n    user: \"0\"\n    read_only: «false»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    user: root\n    read_only: true\n",
            "services:\n  web:\n    image: app:1.2\n    user: app\n",
            "services:\n  web:\n    image: app:1.2\n",
        ]
    ).among(
        bad: [("services:\n  «web»:\n    build: .\n", ["Dockerfile": "FROM debian:12\nCMD [\"app\"]\n"])],
        good: [
            ("services:\n  web:\n    build: .\n", ["Dockerfile": "FROM debian:12\nUSER app\n"]),
            ("services:\n  web:\n    build: .\n", ["Dockerfile": "FROM gcr.io/distroless/static:nonroot\n"]),
            ("services:\n  web:\n    build: .\n    user: app\n", ["Dockerfile": "FROM debian:12\n"]),
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            guard service["read_only"]?.bool != true, !service.isPartial, runsAsRoot(service, file) else { return nil }
            return CheckFinding(
                service.written("read_only")?.textRange ?? service.nameRange,
                "service \(service.name) runs as root on a file system that can be written")
        }
    }

    private static func runsAsRoot(_ service: ComposeService, _ file: AuditedCompose) -> Bool {
        if service["user"] != nil { return service.user.map(RootUser.isRoot) ?? false }
        guard let (image, stage) = file.image(of: service) else { return false }
        if let user = stage.user {
            return user.word.flatMap { image.value(of: $0, in: user) }.map(RootUser.isRoot) ?? false
        }
        guard case .image(let base) = image.graph.chain(of: stage).last?.base else { return false }
        return !KnownUsers.isUnprivileged(base)
    }
}
