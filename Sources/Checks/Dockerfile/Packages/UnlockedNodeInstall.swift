internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Dependencies are resolved anew though a lock file is there.
enum UnlockedNodeInstall: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unlocked-node-install", "Lock file not enforced",
        why: """
            The lock file is copied into the image, and the install may change it: where it does not fit the manifest, other \
            versions are taken than those that were reviewed.
            """,
        severity: .info, isOptIn: true,
        remediation: "Use npm ci, yarn install --frozen-lockfile (--immutable) or pnpm install --frozen-lockfile.",
        references: ["https://docs.npmjs.com/cli/commands/npm-ci"],
        cwe: "CWE-1357",
        bad: [
            "FROM node:24\nCOPY package.json package-lock.json ./\nRUN npm «install»\n",
            "FROM node:24\nCOPY package*.json ./\nRUN npm \\\n  «i» --omit=dev && npm run build\n",
            "FROM node:24\nCOPY [\"package.json\", \"yarn.lock\", \"./\"]\nRUN «yarn»\n",
        ],
        good: [
            "FROM node:24\nCOPY package.json package-lock.json ./\nRUN npm ci\n",
            "FROM node:24\nCOPY package.json ./\nRUN npm install\n",
            "FROM node:24\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile && npm install -g serve@14\n",
            "FROM node:24\nCOPY package.json pnpm-lock.yaml ./\nRUN pnpm install --frozen-lockfile\n",
            "FROM node:24 AS a\nCOPY package-lock.json ./\nFROM node:24\nRUN npm install\n",
        ])

    private static let locks: [PackageTool: [String]] = [
        .npm: ["package-lock.json", "npm-shrinkwrap.json", "package*.json", "package-*.json"], .yarn: ["yarn.lock"],
        .pnpm: ["pnpm-lock.yaml"], .bun: ["bun.lock", "bun.lockb"],
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let lockedStages = Dictionary(uniqueKeysWithValues: locks.map { ($0, stages(of: file, with: $1)) })
        return file.packageCommands.compactMap { command in
            guard let stages = lockedStages[command.tool], command.action == .install, command.packages.isEmpty,
                !["ci", "clean-install", "ic", "cit"].contains(command.verb ?? ""),
                !command.arguments.flag("frozen-lockfile", "immutable", "g", "global"),
                let stage = file.graph.stage(of: command.command.instruction)
            else { return nil }
            let isLocked = file.graph.chain(of: stage).contains {
                stages[$0.index, default: .max] < command.command.instruction.index
            }
            guard isLocked else { return nil }
            return CheckFinding(command.verbRange, "\(command.tool.rawValue) may change what the lock file says")
        }
    }

    /// The stages that copy one of the files, and the first instruction that does.
    private static func stages(of file: AuditedDockerfile, with names: [String]) -> [Int: Int] {
        file.graph.stages.reduce(into: [:]) { found, stage in
            let copy = stage.copies.first { copy in
                (copy.copy?.sources ?? []).contains { source in
                    names.contains(source.value.split(separator: "/").last.map(String.init) ?? "")
                }
            }
            if let copy { found[stage.index] = copy.index }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let package = file.packageCommand(verbAt: finding.range) else { return nil }
        let edits = CommandEdits(package.command, in: file)
        guard package.tool == .npm else {
            guard let word = package.verbs.last ?? package.command.command.words.first else { return nil }
            return Fix(
                "\(package.tool.rawValue) gets --frozen-lockfile",
                [edits.insertion(of: "--frozen-lockfile", after: word)], isUnsafe: true)
        }
        return package.verbs.last.flatMap { verb in
            Fix(
                "npm \(package.verb ?? "install") becomes npm ci", [edits.replacement(of: verb, by: "ci")],
                isUnsafe: true)
        }
    }
}
