internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A repository is cloned as it happens to be.
enum UnpinnedGitClone: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-git-clone", "Clone without a commit",
        why: """
            git clone takes what the branch holds on the day of the build. The same Dockerfile then builds other code tomorrow, and \
            whoever may push decides which.
            """,
        severity: .low,
        remediation: "Check out a commit behind it (git checkout <sha>), or clone a tag with --branch.",
        references: ["https://git-scm.com/docs/git-clone"],
        cwe: "CWE-494",
        bad: [
            "FROM debian:12\nRUN git clone «https://example.com/a.git»\n",
            "FROM debian:12\nRUN git -c a.b=c clone --depth=1 -b main \\\n  «git@example.com:a.git» /src && cd /src && make\n",
            "FROM debian:12\nRUN <<EOF\nset -e\ngit clone --branch master «https://example.com/a»\nEOF\n",
            "FROM debian:12\nRUN [\"git\", \"clone\", «\"https://example.com/a.git\"», \"/src\"]\n",
        ],
        good: [
            "FROM debian:12\nRUN git clone https://example.com/a.git && cd a && git checkout 0123abcd\n",
            "FROM debian:12\nRUN git clone --branch v1.2.3 https://example.com/a.git\n",
            "FROM debian:12\nARG TAG\nRUN git clone -b $TAG https://example.com/a.git\n",
            "FROM debian:12\nRUN git clone https://example.com/a.git /a\nWORKDIR /a\nRUN git reset --hard 0123abcd\n",
            "FROM debian:12\nRUN git clone /src/a.git && git clone file:///src/b && git clone ../c\n",
            "FROM debian:12\nRUN echo git clone https://example.com/a.git\n",
        ])

    private static let branches: Set = [
        "main", "master", "develop", "dev", "trunk", "HEAD", "next", "latest", "stable",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let commands = file.buildCommands
        var choices: [Int?: Int] = [:]
        for (index, command) in commands.enumerated() where choosesCommit(command) {
            choices[file.graph.stage(of: command.instruction)?.index] = index
        }
        return commands.enumerated().compactMap { index, command in
            guard command.name == "git" else { return nil }
            let arguments = command.command.arguments(.git)
            guard arguments.subcommand == "clone", let address = arguments.subcommandOperands.first,
                isRemote(command.visibleText(of: address)), arguments.option("revision") == nil
            else { return nil }
            if let branch = arguments.option("b", "branch")?.value {
                guard let name = command.value(of: branch), branches.contains(name) else { return nil }
            }
            let stage = file.graph.stage(of: command.instruction)?.index
            return choices[stage, default: -1] > index
                ? nil : CheckFinding(command.range(of: address), "nothing says which commit is taken")
        }
    }

    private static func isRemote(_ address: String) -> Bool {
        for start in ["/", ".", "~", "file:", "$"] where address.hasPrefix(start) { return false }
        return address.contains(":")
    }

    /// `git checkout`, `reset`, `switch` with something else than a branch that moves.
    private static func choosesCommit(_ command: BuildCommand) -> Bool {
        guard command.name == "git" else { return false }
        let arguments = command.command.arguments(.git)
        guard ["checkout", "reset", "switch", "fetch", "worktree"].contains(arguments.subcommand ?? "") else {
            return false
        }
        return arguments.subcommandOperands.contains { word in
            guard let name = command.value(of: word) else { return true }
            return !branches.contains(name) && name != "origin" && !branches.contains(Download.baseName(name))
        } || arguments.option("b") != nil
    }
}
