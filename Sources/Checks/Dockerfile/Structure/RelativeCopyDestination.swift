internal import Dockerfile
internal import Rules

/// COPY to a relative path where nothing says what it is relative to.
enum RelativeCopyDestination: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/relative-copy-destination", "COPY to a relative path without WORKDIR",
        why: """
            COPY or ADD has a relative destination, and no WORKDIR stands before it in the stage. Where the files end up is the \
            base image's choice, the root directory for most.
            """,
        severity: .low,
        remediation: "Put WORKDIR before it, or write the destination from / on.",
        references: ["https://docs.docker.com/reference/dockerfile/#destination"],
        cwe: "CWE-1068",
        aliases: ["hadolint:DL3045"],
        bad: [
            "FROM debian:12\nCOPY app.py «app/»\n",
            "FROM debian:12\nCOPY [\"a b\", «\"c d\"»]\nWORKDIR /srv\n",
            "FROM debian:12 AS base\nWORKDIR /srv\nFROM debian:12\nADD a.tar \\\n  «.»\n",
            "FROM debian:12\nARG WHERE=src\nCOPY a «$WHERE/b»\n",
        ],
        good: [
            "FROM debian:12\nWORKDIR /srv\nCOPY app.py app/\n",
            "FROM debian:12 AS base\nWORKDIR /srv\nFROM base\nCOPY app.py .\n",
            "FROM debian:12\nCOPY app.py /app/\nCOPY a \"/b\"\n",
            "FROM debian:12\nARG WHERE\nCOPY a $WHERE/b\n",
            "FROM debian:12\nONBUILD COPY . .\n",
            "FROM scratch\nCOPY a .\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap(\.copies).compactMap { copy in
            guard let word = copy.copy?.destination, let path = file.value(of: word, in: copy),
                ContainerPath.isRelative(path), file.graph.last(.workdir, before: copy) == nil,
                file.graph.state(before: copy).workingDirectory == nil
            else { return nil }
            return CheckFinding(word.range, "no WORKDIR says what \(path) is relative to")
        }
    }
}
