internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// RUN instructions of one command follow each other.
enum ConsecutiveRun: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/consecutive-run", "RUN instructions of one command in a row",
        why: """
            A RUN of one command follows another one with the same flags. Each makes a layer, and what a later one \
            deletes stays in the layers before it.
            """,
        severity: .info,
        remediation: "Join them with && or a heredoc.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-1176",
        aliases: ["hadolint:DL3059"],
        bad: [
            "FROM debian:12\nRUN make\n«RUN» make install\n",
            "FROM debian:12\nRUN a\n\n# comment\n«run» c > d\n«RUN» [\"d\"]\n",
            "FROM debian:12\nRUN --network=none a\n«RUN» --network=none b\n",
            "FROM debian:12\nRUN <<EOF\na\nEOF\n«RUN» <<EOF\nb\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN make && make install\n",
            "FROM debian:12\nRUN make\nCOPY a /b\nRUN make install\n",
            "FROM debian:12\nRUN a && b\nRUN d\n",
            "FROM debian:12\nRUN a\nRUN <<EOF\nb\nc\nEOF\n",
            "FROM debian:12\nRUN a\nRUN --mount=type=cache,target=/c b\n",
            "FROM debian:12\nRUN a\nFROM debian:12\nRUN b\n",
            "FROM debian:12\nRUN a\nUSER 1\nRUN b\n",
            "FROM debian:12\nSHELL [\"pwsh\", \"-c\"]\nRUN a\nRUN b\n",
        ])

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
            // Several commands make a step of their own.
            let isShort = counts[instruction.index].map { $0 <= 1 } ?? false
            if let first, first.flags == flags, first.isShort, isShort {
                found.append(CheckFinding(instruction.keyword.range, "one command follows another one"))
            } else {
                first = (flags, isShort)
            }
        }
        return found
    }
}
