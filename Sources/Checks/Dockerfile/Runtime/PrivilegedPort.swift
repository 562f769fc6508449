internal import Dockerfile
internal import Rules

/// A port below 1024 in an image that does not run as root.
enum PrivilegedPort: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/privileged-port", "Port below 1024 without root",
        why: """
            The image runs without rights and exposes a port below 1024. Where the runtime keeps those ports for root the process \
            needs NET_BIND_SERVICE, or somebody gives it root again.
            """,
        severity: .info,
        isOptIn: true,
        remediation: "Listen on a port from 1024 on, and map the low one to it outside: docker run -p 80:8080.",
        references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
        cwe: "CWE-250",
        bad: [
            "FROM debian:12\nEXPOSE «80»\nUSER 10001\n",
            "FROM debian:12 AS base\nEXPOSE 8080 «443/tcp»\nFROM base\nUSER app:app\n",
            "FROM nginxinc/nginx-unprivileged:1.27\nONBUILD RUN true\nEXPOSE «80»\n",
            "FROM debian:12\nARG PORT=53\nUSER app\nEXPOSE «${PORT}/udp»\n",
        ],
        good: [
            "FROM debian:12\nEXPOSE 8080\nUSER 10001\n",
            "FROM debian:12\nEXPOSE 80\nUSER root\n",
            "FROM debian:12\nEXPOSE 80\n",
            "FROM debian:12 AS build\nEXPOSE 80\nUSER app\nFROM debian:12\nUSER app\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let stages = file.graph.numbers(inChainsOf: file.imageStages.filter { isUnprivileged($0, in: file) })
        return file.instructions(.expose).flatMap { expose in
            let isExposed = file.graph.stage(of: expose).map { stages.contains($0.index) } ?? false
            return (isExposed ? expose.words : []).compactMap { word -> CheckFinding? in
                guard let port = ExposedPort(file.value(of: word, in: expose) ?? ""),
                    (1..<1024).contains(port.ports.lowerBound)
                else { return nil }
                return CheckFinding(word.range, "port \(port.ports.lowerBound) is one of root's")
            }
        }
    }

    private static func isUnprivileged(_ stage: Stage, in file: AuditedDockerfile) -> Bool {
        if let user = stage.user {
            return user.word.flatMap { file.value(of: $0, in: user) }.map { !RootUser.isRoot($0) } ?? false
        }
        guard case .image(let image) = file.graph.chain(of: stage).last?.base else { return false }
        return KnownUsers.isUnprivileged(image)
    }
}
