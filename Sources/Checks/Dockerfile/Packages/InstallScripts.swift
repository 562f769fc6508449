internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Packages of Node.js may run scripts while they are installed.
enum InstallScripts: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/install-scripts", "Install scripts of packages run",
        why: """
            Every package of the whole tree may run commands when it is installed. That is the way most packages that were taken \
            over do their harm: in the build, with its network and its secrets.
            """,
        severity: .info, isOptIn: true,
        remediation: "Add --ignore-scripts, and run npm rebuild for the few packages that need theirs.",
        references: ["https://docs.npmjs.com/cli/commands/npm-install#ignore-scripts"],
        cwe: "CWE-829",
        aliases: ["sonar:S6505"],
        bad: [
            "FROM node:24\nRUN npm «ci»\n",
            "FROM node:24\nRUN [\"npm\", «\"install\"», \"-g\", \"a@1\"]\n",
            "FROM node:24\nRUN corepack enable && «yarn»\n",
            "FROM node:24\nRUN pnpm \\\n  «install» --frozen-lockfile\n",
        ],
        good: [
            "FROM node:24\nRUN npm ci --ignore-scripts\n",
            "FROM node:24\nENV NPM_CONFIG_IGNORE_SCRIPTS=true\nRUN npm install && npm run build\n",
            "FROM node:24\nRUN npm config set ignore-scripts true && npm ci\n",
            "FROM node:24\nRUN yarn --ignore-scripts && yarn build && bun install\n",
            "FROM node:24\nRUN echo npm install\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let isConfigured =
            file.environmentSettings.contains {
                ["npm_config_ignore_scripts", "yarn_ignore_scripts"].contains($0.name.lowercased())
                    && Setting.on.contains($0.value?.lowercased() ?? "")
            } || file.writtenLines.contains { Setting($0.text).map { $0.key == "ignore-scripts" && $0.isOn } ?? false }
        guard !isConfigured else { return [] }
        let commands = file.packageCommands.filter(\.tool.isNode)
        let isSet = commands.contains {
            $0.command.knownArguments.joined(separator: " ").contains("set ignore-scripts")
        }
        guard !isSet else { return [] }
        return commands.compactMap { command in
            // bun runs them for trusted packages alone.
            guard command.action == .install, command.tool != .bun, !command.arguments.flag("ignore-scripts") else {
                return nil
            }
            return CheckFinding(command.verbRange, "scripts of packages are run")
        }
    }
}
