internal import Dockerfile
internal import Rules

/// A stage downloads with two programs.
enum WgetAndCurl: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/wget-and-curl", "wget and curl in one stage",
        why: """
            A stage uses both wget and curl. Either does, and a program less is a program less to keep up to date, \
            and less for whoever gets into the container.
            """,
        severity: .info,
        remediation: "Choose one of the two and leave the other one out.",
        references: ["https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages"],
        cwe: "CWE-1104",
        aliases: ["hadolint:DL4001", "trivy:DS-0014", "trivy:AVD-DS-0014"],
        bad: [
            "FROM debian:12\nRUN wget -q https://a.b/a\nRUN «curl» -O https://a.b/b\n",
            "FROM debian:12\nRUN curl -O https://a.b/a; \\\n  «wget» -q https://a.b/b && curl c.d\n",
            "FROM debian:12\nRUN [\"wget\", \"-q\", \"https://a.b/a\"]\nRUN <<EOF\n«curl» -O https://a.b/b\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN curl -O https://a.b/a\nRUN curl -O https://a.b/b\n",
            "FROM debian:12 AS a\nRUN wget -q https://a.b/a\nFROM debian:12\nRUN curl -O https://a.b/b\n",
            "FROM debian:12\nRUN apt-get install -y wget && curl -O https://a.b/b\n",
            "FROM debian:12\nRUN echo wget && curl -O https://a.b/b\n",
            "FROM debian:12\nRUN curl -O https://a.b/b\nCMD wget -q https://a.b/a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var first: [Int?: (name: String, line: Int)] = [:]
        var isReported: Set<Int?> = []
        return file.buildCommands.compactMap { command in
            guard let name = command.name, name == "wget" || name == "curl" else { return nil }
            let stage = file.graph.stage(of: command.instruction)?.index
            guard let other = first[stage] else {
                first[stage] = (name, file.document.position(of: command.nameRange.lowerBound).line)
                return nil
            }
            guard other.name != name, isReported.insert(stage).inserted else { return nil }
            return CheckFinding(command.nameRange, "\(name) is used, and \(other.name) in line \(other.line)")
        }
    }
}
