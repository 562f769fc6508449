internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Nothing keeps secrets out of a build context that is copied whole.
enum IncompleteIgnoreFile: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/incomplete-ignore-file", "Ignore file missing or incomplete",
        why: """
            The whole build context is copied, and no .dockerignore keeps out the repository's history, environment files and keys. \
            They end up in a layer, and each build sends them to the builder.
            """,
        severity: .low,
        remediation:
            "Put .git, .env*, **/*.pem and node_modules into .dockerignore, or ignore * and take back what is needed.",
        references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
        cwe: "CWE-538",
        bad: [], good: []
    ).beside(
        bad: [
            ("FROM debian:12\nCOPY «.» /srv\n", nil),
            ("FROM debian:12\nADD «./» /srv\nCOPY . /other\n", "# nothing\n"),
            ("FROM debian:12\nONBUILD COPY «.» /srv\n", ".git\n*.pem\n"),
            ("FROM node:22\nCOPY «.» /srv\nRUN npm ci\n", ".git\n.env*\n*.pem\n"),
            ("FROM debian:12\nCOPY \\\n  «*» /srv/\n", ".git\n.env*\n*.pem\n!.git\n"),
        ],
        good: [
            ("FROM debian:12\nCOPY . /srv\n", ".git\n.env*\n**/*.pem\n"),
            ("FROM debian:12\nCOPY src /srv\n", nil),
            ("FROM node:22\nCOPY . /srv\nRUN npm ci\n", ".git\n**/.env*\n**/*.pem\n**/node_modules\n"),
            ("FROM debian:12\nCOPY . /srv\n", "**\n!src/**\n"),
            ("FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a . /srv\n", nil),
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard let context = file.context else { return [] }
        let first = file.contextCopies.lazy.flatMap(\.sources).first { CopiedPath.isEverything($0.path) }
        guard let first else { return [] }
        guard let ignoreFile = file.ignoreFile else {
            return [
                CheckFinding(
                    first.word.range, "the whole build context is copied without a .dockerignore\(file.contextRemark)")
            ]
        }
        let hasNode = file.buildCommands.contains { ["npm", "yarn", "pnpm"].contains($0.name ?? "") }
        let missing = IgnoredSecrets(ignoreFile).missing(hasNode: hasNode)
        guard !missing.isEmpty else { return [] }
        return [
            CheckFinding(
                first.word.range, "\(context.ignorePath) does not keep out \(missing.joined(separator: ", "))")
        ]
    }
}
