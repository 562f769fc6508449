internal import Dockerfile
internal import Rules

/// EXPOSE with a protocol in capitals.
enum ProtocolCasing: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/protocol-casing", "Protocol of EXPOSE with capitals",
        why: """
            The protocol of a port is written with capitals. Docker makes small letters of it; other tools that read the file take \
            it as it stands and do not know it.
            """,
        severity: .info,
        remediation: "Write tcp, udp or sctp.",
        references: ["https://docs.docker.com/reference/build-checks/expose-proto-casing/"],
        cwe: "CWE-1078",
        aliases: ["buildkit:ExposeProtoCasing"],
        bad: [
            "FROM debian:12\nEXPOSE «80/TCP»\n",
            "FROM debian:12\nEXPOSE 80/tcp \\\n  «53/Udp»\n",
            "FROM debian:12\nARG PROTOCOL=UDP\nEXPOSE «53/$PROTOCOL»\n",
        ],
        good: [
            "FROM debian:12\nEXPOSE 80/tcp\n",
            "FROM debian:12\nARG PORT=80\nEXPOSE $PORT\n",
            "FROM debian:12\nEXPOSE 53/udp 80\nLABEL port=80/TCP\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.expose).flatMap { expose in
            expose.words.compactMap { word in
                guard let value = file.value(of: word, in: expose), let slash = value.firstIndex(of: "/"),
                    ExposedPort(value) != nil
                else { return nil }
                let name = value[value.index(after: slash)...]
                return name == name.lowercased()
                    ? nil : CheckFinding(word.range, "the protocol \(name) has capitals")
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let text = file.document.text(finding.range)
        guard let slash = text.lastIndex(of: "/"), !text.contains("$") else { return nil }
        let name = text[text.index(after: slash)...]
        let start = finding.range.upperBound - name.utf8.count
        return Fix(
            "\(name) becomes \(name.lowercased())", [Edit(start..<finding.range.upperBound, name.lowercased())])
    }
}
