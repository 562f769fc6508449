internal import Dockerfile
internal import Rules

/// Something else than ARG before the first FROM.
enum InstructionOrder: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/instruction-order", "Instruction before FROM",
        why: """
            An instruction stands before the first FROM, where only ARG may. There is no stage that it could belong to, and the \
            build fails.
            """,
        severity: .low,
        remediation: "Put FROM first, and the instruction behind it.",
        references: ["https://docs.docker.com/reference/dockerfile/#from"],
        cwe: "CWE-1164",
        aliases: ["hadolint:DL3061"],
        bad: [
            "«RUN» make\nFROM debian:12\n",
            "ARG A=1\n«LABEL» a=b\nENV C=d\nFROM debian:12\n",
            "# a comment\n«env» A=b\n",
        ],
        good: [
            "FROM debian:12\nRUN make\n",
            "# a comment\nARG A=1\nFROM debian:$A\nLABEL a=b\n",
            "# syntax=docker/dockerfile:1\n# escape=`\n\nFROM debian:12\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        // FROM before the first mends those behind it, too.
        guard let first = file.graph.diagnostics.first(where: { $0.kind == .outsideStage }) else { return [] }
        return [CheckFinding(first.range, "\(first.subject ?? "an instruction") stands before the first FROM")]
    }
}
