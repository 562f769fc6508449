internal import Dockerfile
internal import Rules

/// Nothing says how to see whether a service works.
enum UncheckedService: ComposeCheck {
    static let rule = Rule(
        compose: "compose/missing-healthcheck", "No healthcheck",
        why: """
            Neither the service nor the Dockerfile that it builds has a healthcheck. Docker takes the container for healthy as long as \
            its process lives, however stuck it is.
            """,
        severity: .low,
        isOptIn: true,
        remediation: "Add healthcheck with a test that asks the service, or HEALTHCHECK to the Dockerfile.",
        references: ["https://docs.docker.com/reference/compose-file/services/#healthcheck"],
        cwe: "CWE-710",
        bad: [],
        good: ["services:\n  web:\n    image: app:1.2\n"]
    ).among(
        bad: [
            ("services:\n  «web»:\n    build: .\n", ["Dockerfile": "FROM a:1\nCMD app\n"]),
            ("services:\n  «web»:\n    build:\n      dockerfile: web.Dockerfile\n", ["web.Dockerfile": "FROM a:1\n"]),
            (
                "services:\n  a:\n    build: .\n    healthcheck: {test: [CMD, a]}\n  «b»:\n    build: ./\n",
                ["Dockerfile": "FROM a:1\n"]
            ),
        ],
        good: [
            ("services:\n  web:\n    build: .\n", ["Dockerfile": "FROM a:1\nHEALTHCHECK CMD app --check\n"]),
            ("services:\n  web:\n    build: .\n    healthcheck: {test: [CMD, app]}\n", ["Dockerfile": "FROM a:1\n"]),
            ("services:\n  web:\n    build: .\n", [:]),
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.compactMap { service in
            guard service["healthcheck"] == nil, !service.isPartial, let (_, stage) = file.image(of: service),
                stage.healthcheck == nil
            else { return nil }
            return CheckFinding(service.nameRange, "neither service \(service.name) nor its image has a healthcheck")
        }
    }
}
