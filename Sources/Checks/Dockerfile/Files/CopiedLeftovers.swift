internal import Dockerfile
internal import Rules

/// What a build leaves behind is copied into the image.
enum CopiedLeftovers: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copied-leftovers", "History, cache or temporary files copied",
        why: """
            The image gets a repository's history, a cache or a folder of temporary files. The history has everything that was ever \
            committed, credentials that were removed since among them; caches have copies of what was downloaded with them.
            """,
        severity: .low,
        remediation: "Copy what the program needs; pass a version in by ARG instead of reading it from .git.",
        references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
        cwe: "CWE-538",
        aliases: ["dockle:DKL-LI-0003"],
        bad: [
            "FROM debian:12\nCOPY «.git» /srv/.git\n",
            "FROM debian:12\nADD src «./.git/» /srv/\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build «/tmp» /srv\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build [«\"/root/.cache/pip\"», \"/root/.cache/pip\"]\n",
            "FROM debian:12\nONBUILD COPY «.svn» /srv/\n",
        ],
        good: [
            "FROM debian:12\nCOPY src /srv\n",
            "FROM debian:12\nCOPY .gitconfig .github /srv/\n",
            "FROM debian:12 AS build\nCOPY .git /src/.git\nFROM debian:12\nCOPY --from=build /src/app /app\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /tmp/app /app\n",
            "FROM debian:12\nCOPY app.sh /tmp/\n",
        ])

    private static let folders: [String: String] = [
        ".git": "the history of a repository", ".svn": "the history of a repository",
        ".hg": "the history of a repository", ".cache": "a cache",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.copy, .add).filter(file.isInImage).flatMap { copy -> [CheckFinding] in
            (copy.copy?.sources ?? []).compactMap { source in
                guard let path = file.value(of: source, in: copy), !AddedLocalFile.isRemote(path) || path == ".git"
                else { return nil }
                let parts = CopiedPath.components(path)
                if copy.flag("from") != nil, parts == ["tmp"] || parts == ["var", "tmp"] || parts == ["tmp", "*"] {
                    return CheckFinding(source.range, "temporary files of the build are copied")
                }
                guard let what = parts.lazy.compactMap({ folders[$0] }).first else { return nil }
                return CheckFinding(source.range, "\(what) is copied into the image")
            }
        }
    }
}
