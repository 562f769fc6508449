internal import Rules
internal import ShellSyntax

/// The cache of yarn stays in a layer.
enum KeptYarnCache: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-yarn-cache", "Cache of yarn left in the image",
        why: """
            yarn keeps an archive of each package that it installs. In a layer that is a second copy of all of them.
            """,
        severity: .info,
        remediation:
            "Mount a cache, --mount=type=cache,target=/usr/local/share/.cache, or end the RUN with yarn cache clean.",
        references: ["https://classic.yarnpkg.com/lang/en/docs/cli/cache/"],
        cwe: "CWE-459",
        aliases: ["hadolint:DL3060"],
        bad: [
            "FROM node:22\nRUN yarn «install»\n",
            "FROM node:22\nCOPY . .\nRUN «yarn» && \\\n  yarn build\n",
            "FROM node:22\nRUN [\"yarn\", «\"install\"», \"--production\"]\nRUN yarn cache clean\n",
            "FROM node:22\nRUN yarn cache clean; yarn global «add» pm2\n",
            "FROM node:22\nONBUILD RUN yarn «install»\n",
            "FROM node:22\nRUN <<EOF\nyarn --frozen-lockfile «install»\nEOF\n",
        ],
        good: [
            "FROM node:22\nRUN yarn install && yarn cache clean\n",
            "FROM node:22\nRUN yarn install && rm -rf \"$(yarn cache dir)\"\n",
            "FROM node:22\nRUN yarn install && rm -rf /usr/local/share/.cache\n",
            "FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n",
            "FROM node:22\nENV YARN_CACHE_FOLDER=/yarn\nRUN --mount=type=cache,target=/yarn yarn install\n",
            "FROM node:22 AS build\nRUN yarn install\nFROM nginx:1.27\nCOPY --from=build /a /a\n",
            "FROM node:22\nRUN yarn build && yarn --version\n",
            "FROM node:22\nRUN yarn install --cache-folder ./.yarn-cache && rm -rf .yarn-cache\n",
        ])

    private static let cache = LeftoverCache(
        directories: [".cache/yarn", ".yarn/berry"], variables: ["YARN_CACHE_FOLDER"],
        leaves: {
            $0.tool == .yarn && $0.action == .install && $0.arguments.option("cache-folder", "version", "v") == nil
        },
        cleans: { command, _ in command.tool == .yarn && command.verb == "cache" })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map { CheckFinding($0.verbRange, "the cache of yarn stays in the layer") }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.packageCommand(verbAt: finding.range).flatMap { cache.fix($0, in: file) { _ in "yarn cache clean" } }
    }
}
