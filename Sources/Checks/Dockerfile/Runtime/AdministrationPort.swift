internal import Dockerfile
internal import Rules

/// A port for administration is exposed.
enum AdministrationPort: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/administration-port", "Administration port exposed",
        why: """
            The image exposes a port of a remote shell or desktop. Containers are administered from outside (docker exec, kubectl \
            exec); a login service within is one more way in, with accounts and keys of its own.
            """,
        severity: .medium,
        remediation: "Leave the service and its port out.",
        references: ["https://cwe.mitre.org/data/definitions/284.html"],
        cwe: "CWE-284",
        aliases: ["trivy:DS-0004", "trivy:AVD-DS-0004", "checkov:CKV_DOCKER_1", "sonar:S6473"],
        bad: [
            "FROM debian:12\nEXPOSE «22»\n",
            "FROM debian:12\nEXPOSE 80 «3389/tcp»\n",
            "FROM debian:12\nARG PORT=22\nEXPOSE «${PORT}»\n",
            "FROM debian:12\nEXPOSE «20-25»\n",
            "FROM docker:27-dind\nEXPOSE «2375»\n",
        ],
        good: [
            "FROM debian:12\nEXPOSE 8080\n",
            "FROM debian:12\nEXPOSE 2222\n",
            "FROM debian:12\nEXPOSE 22/udp\n",
            "FROM debian:12\nARG PORT\nEXPOSE $PORT\n",
        ])

    private static let ports: [Int: String] = [
        22: "SSH", 23: "Telnet", 3389: "RDP", 5800: "VNC", 5900: "VNC", 2375: "the Docker API without TLS",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.expose).flatMap { expose in
            expose.words.compactMap { word in
                guard let range = ExposedPort(file.value(of: word, in: expose) ?? ""), range.isTCP,
                    let port = ports.keys.sorted().first(where: { range.ports.contains($0) })
                else { return nil }
                return CheckFinding(
                    word.range, "port \(port) is exposed: \(ports[port] ?? "")",
                    severity: port == 2375 ? .critical : nil)
            }
        }
    }
}
