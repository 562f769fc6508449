internal import Dockerfile
internal import Rules

/// COPY names a path that the builder does not see.
enum IgnoredSource: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/ignored-source", "Copied path is ignored",
        why: """
            A path that is copied is left out of the build context by .dockerignore. The build fails, or takes an image to be \
            complete in which the file is missing.
            """,
        severity: .info,
        remediation: "Take the path back in with a line that begins with !, or leave it out of COPY.",
        references: ["https://docs.docker.com/reference/build-checks/copy-ignored-file/"],
        cwe: "CWE-710",
        aliases: ["buildkit:CopyIgnoredFile"],
        bad: [], good: []
    ).beside(
        bad: [
            ("FROM debian:12\nCOPY src «notes.md» /srv/\n", "*.md\n"),
            ("FROM debian:12\nADD «./build/app» /srv/\n", "build\n"),
            ("FROM debian:12\nONBUILD COPY [«\"a/b/c.txt\"», \"/srv/\"]\n", "**/c.txt\n!a/b/d.txt\n"),
            ("FROM debian:12\nARG NAME=dist\nCOPY «${NAME}/» /srv/\n", "# output\n/dist\n"),
        ],
        good: [
            ("FROM debian:12\nCOPY src notes.md /srv/\n", "*.md\n!notes.md\n"),
            ("FROM debian:12\nCOPY src /srv/\n", nil),
            ("FROM debian:12\nCOPY src/main /srv/\n", "*\n!src/main/*.c\n"),
            ("FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a /dist /srv/\n", "dist\n"),
            ("FROM debian:12\nCOPY . /srv/\n", "*\n!src\n"),
            ("FROM debian:12\nCOPY notes/a.md /srv/\n", "*.md\n"),
        ])

    /// How many sources are compared with the lines of the ignore file.
    private static let greatestNumber = 1024

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard let context = file.context, let ignoreFile = context.ignoreFile else { return [] }
        return file.contextCopies.flatMap(\.sources).prefix(greatestNumber).compactMap { source in
            let path = CopiedPath.components(source.path).joined(separator: "/")
            guard !path.isEmpty, !path.contains(where: { "*?[".contains($0) }), ignoreFile.ignoresAll(below: path)
            else { return nil }
            return CheckFinding(source.word.range, "\(path) is left out of the build context by \(context.ignorePath)")
        }
    }
}
