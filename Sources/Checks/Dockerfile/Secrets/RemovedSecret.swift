internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A credential is removed in a later layer than the one that has it.
enum RemovedSecret: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/removed-secret", "Credential removed too late",
        why: """
            A step removes a credential that an earlier instruction put into the image. The earlier layer still has it, and docker \
            save takes it out again; a variable that is unset is set in every layer before.
            """,
        severity: .high,
        remediation:
            "Mount the credential into the step that needs it (RUN --mount=type=secret), so that no layer has it; rotate this one.",
        references: ["https://docs.docker.com/build/building/secrets/"],
        cwe: "CWE-538",
        aliases: ["sonar:S6581"],
        bad: [
            "FROM debian:12\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git clone git@example.com:a/b.git\nRUN rm «/root/.ssh/id_rsa»\n",
            "FROM debian:12\nWORKDIR /srv\nCOPY .npmrc package.json ./\nRUN npm ci && \\\n    rm -f «.npmrc»\n",
            "FROM debian:12\nCOPY conf/.netrc /root/\nRUN [\"rm\", «\"/root/.netrc\"»]\n",
            "FROM debian:12\nARG KEY\nRUN echo \"$KEY\" > ~/.ssh/id_ed25519\nRUN <<EOF\nmake\nshred -u «~/.ssh/id_ed25519»\nEOF\n",
            "FROM debian:12 AS base\nCOPY .aws /root/.aws\nFROM base\nRUN rm -rf «/root/.aws»\n",
            "FROM debian:12\nENV API_TOKEN=hunter{-}2Xq9\nRUN make\nENV «API_TOKEN»=\n",
            "FROM debian:12\nENV API_TOKEN=hunter{-}2Xq9\nRUN make && unset «API_TOKEN»\n",
            "FROM debian:12\nCOPY *.pem /etc/app/\nRUN rm «/etc/app/*.pem»\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=ssh git clone git@example.com:a/b.git\n",
            "FROM debian:12\nRUN echo \"$KEY\" > /root/.ssh/id_rsa && make && rm /root/.ssh/id_rsa\n",
            "FROM debian:12\nCOPY app.conf /etc/app.conf\nRUN rm /etc/app.conf\n",
            "FROM debian:12 AS build\nCOPY .npmrc /srv/\nFROM debian:12\nRUN rm -f /srv/.npmrc\n",
            "FROM debian:12\nCOPY .env /srv/\nRUN rm -rf /var/lib/apt/lists/* /tmp/.env\n",
            "FROM debian:12\nRUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) && make && unset TOKEN\n",
            "FROM debian:12\nENV API_TOKEN=\nRUN echo unset API_TOKEN\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let sources = sources(in: file)
        guard !sources.isEmpty else { return removedFiles(in: file) }
        return removedFiles(in: file) + unsetVariables(in: file, sources) + emptiedVariables(in: file, sources)
    }

    /// How many credentials are compared with how many commands that remove files, so that the work has a bound.
    private static let greatestNumber = 128

    /// Whether what one instruction makes is there when the other one is carried out.
    private static func reaches(_ earlier: Instruction, _ later: Instruction, in file: AuditedDockerfile) -> Bool {
        guard earlier.index < later.index, let stage = file.graph.stage(of: later) else { return false }
        return file.graph.chain(of: stage).contains { $0.contains(earlier) }
    }

    private static func line(_ instruction: Instruction, in file: AuditedDockerfile) -> Int {
        file.document.position(of: instruction.range.lowerBound).line
    }

    private static func severity(_ instruction: Instruction, in file: AuditedDockerfile) -> Severity? {
        file.isInImage(instruction) ? nil : .low
    }

    private static func removedFiles(in file: AuditedDockerfile) -> [CheckFinding] {
        let secrets = StoredSecret.all(in: file).prefix(greatestNumber)
        guard !secrets.isEmpty else { return [] }
        let removals = file.buildCommands.filter { ["rm", "shred", "unlink", "srm", "wipe"].contains($0.name) }
        return removals.prefix(greatestNumber).flatMap { command -> [CheckFinding] in
            let arguments = command.command.arguments(ShellOptionGrammar(valued: ["n", "iterations", "s", "size"]))
            let isRecursive = arguments.flag("r", "R", "recursive")
            return arguments.operands.prefix(greatestNumber).compactMap { word in
                guard let path = command.value(of: word).map(command.absolute),
                    let secret = secrets.first(where: {
                        $0.isRemoved(by: path, recursively: isRecursive)
                            && reaches($0.instruction, command.instruction, in: file)
                    })
                else { return nil }
                return CheckFinding(
                    command.range(of: word),
                    "the layer of line \(line(secret.instruction, in: file)) still has the file",
                    severity: severity(command.instruction, in: file))
            }
        }
    }

    /// The instructions that give credentials literal values, by the variable's name, in order.
    private static func sources(in file: AuditedDockerfile) -> [String: [Instruction]] {
        var sources: [String: [Instruction]] = [:]
        for env in file.instructions(.env) {
            for pair in env.pairs where CredentialName.isSecret(pair.name) {
                guard let word = pair.value, case .literal = CredentialValue(file.expand(word, in: env).value) else {
                    continue
                }
                if sources[pair.name, default: []].count < greatestNumber {
                    sources[pair.name, default: []].append(env)
                }
            }
        }
        return sources
    }

    private static func unsetVariables(
        in file: AuditedDockerfile, _ sources: [String: [Instruction]]
    ) -> [CheckFinding] {
        file.buildCommands.flatMap { command -> [CheckFinding] in
            guard command.name == "unset" else { return [] }
            return command.command.arguments.compactMap { word in
                guard let name = word.literal,
                    let env = sources[name]?.last(where: { reaches($0, command.instruction, in: file) })
                else { return nil }
                return CheckFinding(
                    command.range(of: word), "ENV of line \(line(env, in: file)) still sets \(name)",
                    severity: severity(command.instruction, in: file))
            }
        }
    }

    private static func emptiedVariables(
        in file: AuditedDockerfile, _ sources: [String: [Instruction]]
    ) -> [CheckFinding] {
        file.instructions(.env).flatMap { env in
            env.pairs.compactMap { pair -> CheckFinding? in
                guard pair.value.map({ file.value(of: $0, in: env) == "" }) ?? true,
                    let earlier = sources[pair.name]?.last(where: { reaches($0, env, in: file) })
                else { return nil }
                return CheckFinding(
                    pair.key.range, "the layer of line \(line(earlier, in: file)) still has the value of \(pair.name)",
                    severity: severity(env, in: file))
            }
        }
    }
}
