internal import Dockerfile
internal import Rules

/// EXPOSE with something that is no port.
enum InvalidPort: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/invalid-port", "Invalid port",
        why: """
            EXPOSE has a word that is no port of the container: a number beyond 65535, a mapping to the host, another protocol or \
            some other text. The build fails over it, or the port that was meant is not the one the image announces.
            """,
        severity: .low,
        remediation:
            "Write numbers up to 65535 with /tcp, /udp or /sctp behind them; mappings belong to docker run -p.",
        references: ["https://docs.docker.com/reference/dockerfile/#expose"],
        cwe: "CWE-1286",
        aliases: ["hadolint:DL3011", "trivy:DS-0008", "trivy:AVD-DS-0008", "buildkit:ExposeInvalidFormat"],
        bad: [
            "FROM debian:12\nEXPOSE «80000»\n",
            "FROM debian:12\nEXPOSE 80 \\\n  «127.0.0.1:80:80»\n",
            "FROM debian:12\nEXPOSE «443/https»\n",
            "FROM debian:12\nARG PORT=70000\nONBUILD EXPOSE «$PORT»\n",
            "FROM debian:12\nEXPOSE «8010-8000» «8080,8081»\n",
            "FROM debian:12\nEXPOSE 8080 «# the application»\n",
        ],
        good: [
            "FROM debian:12\nEXPOSE 8000\n",
            "FROM debian:12\nEXPOSE 53/udp 53/TCP 9899/sctp 8000-8010\n",
            "FROM debian:12\nARG PORT\nEXPOSE ${PORT} 65535\n",
            "FROM debian:12\nRUN echo EXPOSE 80000\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.expose).flatMap { expose in
            let words = expose.words
            let comment = words.firstIndex { $0.value.hasPrefix("#") } ?? words.count
            var found = words[..<comment].compactMap { word -> CheckFinding? in
                guard let value = file.value(of: word, in: expose), let fault = ExposedPort.fault(of: value) else {
                    return nil
                }
                return CheckFinding(word.range, fault)
            }
            if comment < words.count, let last = words.last {
                let range = words[comment].range.lowerBound..<last.range.upperBound
                found.append(CheckFinding(range, "a comment cannot stand behind the ports: they are read as such"))
            }
            return found
        }
    }
}
