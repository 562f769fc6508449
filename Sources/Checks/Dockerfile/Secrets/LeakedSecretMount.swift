internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A secret that was mounted so that no layer has it is written to one, or to the log.
enum LeakedSecretMount: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/leaked-secret-mount", "Mounted secret leaks",
        why: """
            A step reads a mounted secret and then writes it into a file of the image, into settings, or into the log of the build. \
            The mount was to keep it out of all of them.
            """,
        severity: .high,
        remediation: "Let the program read the mounted file itself (target=, env=), and leave set -x out of the step.",
        references: ["https://docs.docker.com/build/building/secrets/"],
        cwe: "CWE-532",
        bad: [
            "FROM debian:12\nRUN --mount=type=secret,id=t cat /run/secrets/t > «/root/.netrc»\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t «cp» /run/secrets/t /root/.netrc\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t «set -x» && curl -H \"X-Token: $(cat /run/secrets/t)\" https://example.com\n",
            "FROM node:22\nRUN --mount=type=secret,id=t,target=/t \\\n    echo \"//example.com/:_authToken=$(cat /t)\" >> «.npmrc» && npm ci\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t <<EOF\n«cat» /run/secrets/t\nEOF\n",
            "FROM debian:12\nSHELL [\"/bin/bash\", «\"-exc\"», \"-o\", \"pipefail\"]\nRUN --mount=type=secret,id=t,env=TOKEN ./get \"$TOKEN\"\n",
            "FROM node:22\nRUN --mount=type=secret,id=t npm «config» set //example.com/:_authToken $(cat /run/secrets/t)\n",
            "FROM debian:12\nONBUILD RUN --mount=type=secret,id=t cat /run/secrets/t | base64 -d | tee «/etc/app.key»\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t \\\n    export T=$(cat /run/secrets/t) && \\\n    echo $T >> «/srv/t.txt»\n",
            "FROM node:22\nRUN --mount=type=secret,id=t,env=TOKEN npm «config» set //example.com/:_authToken \"$TOKEN\"\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t [«\"cp\"», \"/run/secrets/t\", \"/root/\"]\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=secret,id=t,target=/root/.netrc curl -n https://example.com\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t cat /run/secrets/t > /tmp/t && ./get /tmp/t && rm /tmp/t\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t T=$(cat /run/secrets/t) ./get\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t cat /run/secrets/t | docker login -u me --password-stdin\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t cat /run/secrets/t > /dev/null\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t set -x && make && { set +x; } 2>/dev/null && ./get \"$(cat /run/secrets/t)\"\n",
            "FROM debian:12\nRUN set -x && echo \"$HOME\" > /srv/home\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t ./get --token-file /run/secrets/t > /srv/result\n",
        ])

    /// Programs whose output is what they read.
    private static let readers: Set = ["cat", "head", "tail", "base64", "tr", "sed", "awk", "cut", "grep", "jq", "xxd"]
    private static let printers: Set = ["echo", "printf"]
    /// Programs that keep what they are told in a file.
    private static let settings: Set = [
        "npm", "pnpm", "yarn", "git", "pip", "poetry", "composer", "aws", "gem", "bundle",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.flatMap { script -> [CheckFinding] in
            let secrets = MountedSecrets(script.instruction, in: file)
            let commands = script.commands
            guard !secrets.isEmpty || commands.contains(where: secrets.isRead) else { return [] }
            let names = secrets.variables(in: commands)
            let removed = removedPaths(commands)
            let found = commands.flatMap { command in
                let usesValue = command.command.words.contains { $0.parameters.contains { names.contains($0.name) } }
                return leaks(of: command, secrets, removed) + (usesValue ? leaks(into: command, removed) : [])
            }
            return found + (traced(commands, script, secrets, names, in: file).map { [$0] } ?? [])
        }
    }

    private static func leaks(
        of command: BuildCommand, _ secrets: MountedSecrets, _ removed: Set<String>
    ) -> [CheckFinding] {
        let arguments = command.command.arguments
        if ["cp", "mv", "install", "ln"].contains(command.name), arguments.count > 1,
            arguments.dropLast().contains(where: { command.value(of: $0).map(secrets.contains) ?? false })
        {
            let target = arguments.last.flatMap(command.value(of:)).map(command.absolute)
            return target.map { isRemoved($0, removed) } ?? false
                ? []
                : [CheckFinding(command.nameRange, "\(command.name ?? "") copies the mounted secret into the image")]
        }
        guard readers.contains(command.name ?? ""), secrets.isRead(by: command) else { return [] }
        if let (host, outer) = command.script.sequence.host(of: command.command), case .substitution = host.kind {
            guard let outer else { return [] }
            return leaks(into: BuildCommand(script: command.script, command: outer), removed)
        }
        // Only through programs that pass it on.
        let chain = command.downstream
        guard chain.allSatisfy({ readers.contains($0.name ?? "") || $0.name == "tee" }) else { return [] }
        return written(by: [command] + chain, removed) ?? [printed(command)]
    }

    /// The command that gets the secret as an argument.
    private static func leaks(into outer: BuildCommand, _ removed: Set<String>) -> [CheckFinding] {
        if printers.contains(outer.name ?? "") {
            let chain = outer.downstream
            guard chain.allSatisfy({ readers.contains($0.name ?? "") || $0.name == "tee" }) else { return [] }
            return written(by: [outer] + chain, removed) ?? [printed(outer)]
        }
        guard settings.contains(outer.name ?? ""),
            let word = outer.command.arguments.first(where: {
                ["config", "configure", "set"].contains(outer.value(of: $0))
            })
        else { return [] }
        return [CheckFinding(outer.range(of: word), "\(outer.name ?? "") keeps the mounted secret in its settings")]
    }

    private static func printed(_ command: BuildCommand) -> CheckFinding {
        CheckFinding(
            command.nameRange, "\(command.name ?? "") prints the mounted secret into the log of the build",
            severity: .medium)
    }

    /// The files that the end of a pipe writes; nil if there are none, so that it prints.
    private static func written(by chain: [BuildCommand], _ removed: Set<String>) -> [CheckFinding]? {
        guard let last = chain.last else { return nil }
        if last.command.redirections.contains(where: \.writesFile), last.writtenFiles.isEmpty { return [] }
        var files = last.writtenFiles
        for tee in chain where tee.name == "tee" {
            files += tee.command.arguments(ShellOptionGrammar()).operands.map { word in
                (word, tee.value(of: word).map(tee.absolute))
            }
        }
        guard !files.isEmpty else { return nil }
        return files.filter { file in !(file.path.map { isRemoved($0, removed) } ?? false) }.map { file in
            CheckFinding(last.range(of: file.word), "the mounted secret is written to a file of the image")
        }
    }

    /// What the step removes.
    private static func removedPaths(_ commands: [BuildCommand]) -> Set<String> {
        Set(
            commands.filter { ["rm", "shred", "unlink"].contains($0.name) }.flatMap { command in
                command.knownArguments.map(command.absolute)
            })
    }

    /// Whether a file, or a folder it is in, is among what is removed.
    private static func isRemoved(_ path: String, _ removed: Set<String>) -> Bool {
        if removed.contains(path) || CopiedPath.isAt(path, orBelow: "/dev") { return true }
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
        return isRemoved(String(path[..<slash]), removed)
    }

    /// `set -x`, or a SHELL that does it, while a command with the secret runs.
    private static func traced(
        _ commands: [BuildCommand], _ script: BuildScript, _ secrets: MountedSecrets, _ names: Set<String>,
        in file: AuditedDockerfile
    ) -> CheckFinding? {
        guard let first = commands.firstIndex(where: { isShown($0, script, secrets, names) }) else { return nil }
        let message = "the shell shows the commands, and the mounted secret in them"
        let setting = commands[..<first].last { command in
            guard command.name == "set" else { return false }
            var settings = ShellSettings()
            _ = settings.apply(command.command.arguments)
            return settings.contains(.trace)
        }
        if let setting { return CheckFinding(setting.range, message) }
        let shell = file.graph.shell(for: script.instruction)
        let word = shell?.command?.words.dropFirst().first { $0.value.hasPrefix("-") && $0.value.contains("x") }
        return word.map { CheckFinding($0.range, message) }
    }

    /// Whether a command is shown with the value of a secret in its words.
    private static func isShown(
        _ command: BuildCommand, _ script: BuildScript, _ secrets: MountedSecrets, _ names: Set<String>
    ) -> Bool {
        guard command.command.context.settings.contains(.trace) else { return false }
        // What a substitution reads is shown when it is put in place.
        if let (host, _) = script.sequence.host(of: command.command), case .substitution = host.kind {
            return secrets.isRead(by: command)
        }
        let words = command.command.words + command.command.assignments.map(\.value)
        return words.contains { word in word.parameters.contains { names.contains($0.name) } }
    }
}
