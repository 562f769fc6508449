internal import Dockerfile
internal import Rules

/// A port is published that the image says nothing of.
enum UnexposedPort: ComposeCheck {
    static let rule = Rule(
        compose: "compose/unexposed-port", "Published port is not exposed",
        why: """
            The Dockerfile that the service builds tells its ports with EXPOSE, and the published one is not among them. One of the \
            two is out of date: nothing answers there, or something that nobody meant to publish.
            """,
        severity: .info,
        remediation: "Publish a port that the image exposes, or mend EXPOSE.",
        references: ["https://docs.docker.com/reference/dockerfile/#expose"],
        cwe: "CWE-710",
        bad: [],
        good: [
            "services:\n  web:\n    image: app:1.2\n    ports: [\"80:8080\"]\n",
            "services:\n  web:\n    build: .\n    ports: [\"80:8080\"]\n",
        ]
    ).among(
        bad: [
            (
                "services:\n  web:\n    build: .\n    ports: [\"«80:8080»\"]\n",
                ["Dockerfile": "FROM a:1\nEXPOSE 3000\n"]
            ),
            (
                "services:\n  web:\n    build: {context: app, target: run}\n    ports:\n      - target: «53»\n        protocol: udp\n",
                ["app/Dockerfile": "FROM a:1 AS run\nEXPOSE 53\nFROM a:1\nEXPOSE 53/udp\n"]
            ),
            (
                "services:\n  web:\n    build: .\n    ports: [80:80, «81:81»]\n",
                ["Dockerfile": "FROM a:1 AS base\nEXPOSE 80\nFROM base\nCMD app\n"]
            ),
        ],
        good: [
            ("services:\n  web:\n    build: .\n    ports: [\"80:8080\"]\n", ["Dockerfile": "FROM a:1\nEXPOSE 8080\n"]),
            ("services:\n  web:\n    build: .\n    ports: [\"80:8080\"]\n", ["Dockerfile": "FROM a:1\n"]),
            (
                "services:\n  web:\n    build: .\n    ports: [\"80:81\"]\n",
                ["Dockerfile": "FROM a:1\nARG P\nEXPOSE 80 $P\n"]
            ),
        ])

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service -> [CheckFinding] in
            let ports = service.items("ports").compactMap { ComposePort($0) }
            guard !ports.isEmpty, let (image, stage) = file.image(of: service) else { return [] }
            let exposed = image.graph.chain(of: stage).flatMap { $0.instructions(.expose) }.flatMap { expose in
                expose.words.map { ExposedPort(image.value(of: $0, in: expose) ?? "") }
            }
            // Nothing can be told where one of them has to be known first.
            guard !exposed.isEmpty, !exposed.contains(nil) else { return [] }
            return ports.filter { port in
                !exposed.contains { exposed in
                    exposed.map { $0.protocolName == port.protocolName && $0.ports.overlaps(port.target) } ?? false
                }
            }.map { port in
                CheckFinding(
                    port.range, "the image of service \(service.name) does not expose port \(port.target.lowerBound)")
            }
        }
    }
}
