internal import Dockerfile
internal import Rules

/// What the builder refuses, or reads otherwise than it looks.
enum Syntax: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/syntax", "Mistake in the Dockerfile",
        why: """
            Something in the file is not written as the builder reads it. The build fails over it or does something else than what \
            seems to stand there; the rest of the file is audited all the same.
            """,
        severity: .info,
        remediation: "Write it as the reference says.",
        references: ["https://docs.docker.com/reference/dockerfile/"],
        cwe: "CWE-1164",
        bad: [
            "FROM debian:12 «build»\nCMD app\n",
            "FROM debian:12 AS «1st»\nCOPY «app»\n",
            "FROM debian:12\nENV A=b \\\n  «C»\nLABEL «=d»\n",
            "FROM debian:12\nHEALTHCHECK «curl» -f http://localhost\n",
            "FROM debian:12\nCOPY «--link=maybe» «--chown» a /b\n",
            "FROM debian:12\nRUN --mount=«type=cache,=/c» make\n",
            "FROM debian:12\nWORKDIR «${»A\n",
            "# escape=«x»\nFROM debian:12\nONBUILD «USER»\n",
            "FROM b AS a\nCOPY --from=b /a /a\nFROM debian:12 AS b\nCOPY --from=«a» /a /a\n",
        ],
        good: [
            "FROM debian:12 AS build\nCMD app\n",
            "FROM debian:12\nCOPY --link --chown=app a /b\n",
            "FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/c,ro make\n",
            "# escape=`\nFROM debian:12\nENV A=\"b c\" D='e'\n",
        ])

    /// What other rules are about.
    private static let others: Set<Diagnostic.Kind> = [
        .unknownInstruction, .unknownFlag, .notJSON, .notStrings, .jsonRequired, .unterminatedHeredoc,
        .heredocNameOperator, .emptyContinuation, .outsideStage, .forbiddenTrigger,
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let words = file.instructions.filter { file.graph.stage(of: $0) != nil }.flatMap { instruction in
            instruction.expandedWords.flatMap { file.expand($0, in: instruction).issues }
        }
        // A rule of its own is about COPY from the stage that it stands in.
        let selfCopies = Set(
            file.graph.stages.flatMap { stage in
                stage.sources.filter { $0.origin == .stage(stage.index) }.map(\.word.range)
            })
        var seen: Set<Range<Int>> = []
        return (file.document.diagnostics + file.graph.diagnostics + words).compactMap { diagnostic in
            guard !others.contains(diagnostic.kind),
                diagnostic.kind != .circularStages || !selfCopies.contains(diagnostic.range)
            else { return nil }
            let range = diagnostic.visibleRange(in: file.document)
            return seen.insert(range).inserted ? CheckFinding(range, diagnostic.message) : nil
        }
    }
}
