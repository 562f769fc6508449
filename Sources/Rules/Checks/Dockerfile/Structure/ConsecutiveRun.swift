internal import Dockerfile
internal import ShellSyntax

/// Short RUN instructions follow each other.
enum ConsecutiveRun: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/consecutive-run", "Short RUN instructions in a row",
        why: """
            A short RUN follows another one with the same flags. Each makes a layer, and what a later one deletes \
            stays in the layers before it.
            """,
        severity: .info,
        remediation: "Join them with && or a heredoc.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-1176",
        aliases: ["hadolint:DL3059"],
        bad: [
            "FROM debian:12\nRUN make\n«RUN» make install\n",
            "FROM debian:12\nRUN a && b\n\n# comment\n«run» c\n«RUN» [\"d\"]\n",
            "FROM debian:12\nRUN --network=none a\n«RUN» --network=none b\n",
            "FROM debian:12\nRUN <<EOF\na\nEOF\n«RUN» <<EOF\nb\nc\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN make && make install\n",
            "FROM debian:12\nRUN make\nCOPY a /b\nRUN make install\n",
            "FROM debian:12\nRUN a && b && c\nRUN d\n",
            "FROM debian:12\nRUN a\nRUN --mount=type=cache,target=/c b\n",
            "FROM debian:12\nRUN a\nFROM debian:12\nRUN b\n",
            "FROM debian:12\nRUN a\nUSER 1\nRUN b\n",
            "FROM debian:12\nSHELL [\"pwsh\", \"-c\"]\nRUN a\nRUN b\n",
        ])

    /// More commands than this make a step of their own.
    private static let limit = 2

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var counts: [Int: Int] = [:]
        for script in file.scripts where !script.isTrigger {
            counts[script.instruction.index] = script.sequence.commands.count { !$0.words.isEmpty }
        }
        var found: [CheckFinding] = []
        var first: (flags: Set<String>, isShort: Bool)?
        for instruction in file.document.instructions {
            guard instruction.kind == .run else {
                first = nil
                continue
            }
            let flags = Set(instruction.flags.map { file.document.text($0.range) })
            let isShort = counts[instruction.index].map { $0 <= limit } ?? false
            if let first, first.flags == flags, first.isShort, isShort {
                found.append(CheckFinding(instruction.keyword.range, "RUN follows another short RUN"))
            } else {
                first = (flags, isShort)
            }
        }
        return found
    }
}
