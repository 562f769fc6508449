internal import Dockerfile
internal import Rules

/// A flag that an instruction does not know.
enum UnknownFlag: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unknown-flag", "Unknown flag",
        why: """
            An instruction has a flag that it does not know. The build fails over it, or a frontend that is newer than this \
            program knows it; the instruction is audited all the same.
            """,
        severity: .info,
        remediation: "Mend the flag, or name the frontend that knows it: # syntax=docker/dockerfile:1.",
        references: ["https://docs.docker.com/reference/dockerfile/"],
        cwe: "CWE-1164",
        bad: [
            "FROM debian:12\nCOPY --«chwon»=app a /b\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/c \\\n  --«chown»=app make\n",
            "FROM --«plattform»=linux/amd64 debian:12\n",
            "FROM debian:12\nONBUILD ADD --«from»=a b /c\n",
        ],
        good: [
            "FROM debian:12\nCOPY --chown=app a /b\n",
            "FROM debian:12\nRUN make --chwon=app\n",
            "FROM debian:12\nHEALTHCHECK --start-interval=1s CMD true --a\n",
            "FROM debian:12\nENTRYPOINT app --a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions.flatMap { instruction in
            // What is no instruction has no flags.
            (instruction.kind == .unknown ? [] : instruction.flags).filter { !$0.isKnown }.map { flag in
                let meant = SimilarName.nearest(to: flag.name.value, among: instruction.kind.flagNames)
                let question = meant.map { "; is --\($0) meant?" } ?? ""
                return CheckFinding(
                    flag.name.range.isEmpty ? flag.range : flag.name.range,
                    "\(instruction.kind.keyword) knows no flag --\(flag.name.value)\(question)")
            }
        }
    }
}
