internal import Dockerfile
internal import Rules

/// All files of the build context go into the image.
enum CopiedContext: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copied-context", "Whole build context copied",
        why: """
            COPY takes everything that lies beside the Dockerfile: what is there today, and the .env file, the key or the database \
            dump that somebody puts there tomorrow. Who pulls the image can read all of it.
            """,
        severity: .low,
        remediation: """
            Name the files and folders that the image needs; where that is not possible, leave everything else out in .dockerignore.
            """,
        references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
        cwe: "CWE-538",
        aliases: ["sonar:S6470"],
        bad: [
            "FROM debian:12\nCOPY «.» /srv\n",
            "FROM debian:12\nWORKDIR /srv\nADD --chown=10001 «./» .\n",
            "FROM debian:12\nCOPY [\"a.conf\", «\"./src/..\"», \"/srv/\"]\n",
            "FROM debian:12\nONBUILD COPY \\\n    «*» /srv/\n",
            "FROM golang:1.23 AS build\nCOPY «.» /src\nFROM scratch\nCOPY --from=build /src/app /app\nCMD [\"/app\"]\n",
            "FROM debian:12\nARG SOURCE=/\nCOPY «${SOURCE}» /srv/\n",
        ],
        good: [
            "FROM debian:12\nCOPY src package.json /srv/\n",
            "FROM debian:12\nCOPY ./src /srv\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /srv/. /srv\n",
            "FROM debian:12\nCOPY *.conf /etc/app/\n",
            "FROM debian:12\nARG SOURCE\nCOPY ${SOURCE} /srv/\n",
            "FROM debian:12\nCOPY <<EOF /etc/app.conf\n.\nEOF\n",
            "FROM debian:12\nRUN cp -r . /srv\n",
        ]
    ).beside(
        bad: [
            ("FROM debian:12\nCOPY «.» /srv\n", nil),
            ("FROM debian:12\nCOPY «.» /srv\n", "node_modules\n"),
            ("FROM debian:12\nCOPY «.» /srv\n", ".git\n.env*\n"),
        ],
        good: [("FROM debian:12\nCOPY . /srv\n", "*\n!src\n!package.json\n")])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let ignored = IgnoredSecrets(file.ignoreFile)
        if ignored.isAllowList { return [] }
        let isOpen = file.context != nil && !ignored.coversSecrets
        return file.contextCopies.flatMap { copy, sources -> [CheckFinding] in
            // What a stage of its own copies does not come into the image by itself.
            let severity: Severity? = !file.isInImage(copy) ? .info : isOpen ? .medium : nil
            return sources.filter { CopiedPath.isEverything($0.path) }.map { source in
                CheckFinding(
                    source.word.range,
                    isOpen
                        ? "the whole build context is copied, \(ignored.uncovered.joined(separator: " and ")) with it"
                            + file.contextRemark
                        : "the whole build context is copied",
                    severity: severity)
            }
        }
    }
}
