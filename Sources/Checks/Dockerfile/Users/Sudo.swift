internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A command is run as another user by sudo.
enum Sudo: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/sudo", "sudo in an image",
        why: """
            A build that runs as root needs no sudo, and an image that has it gives whoever takes over a process the means to \
            become root again. It also gives commands a terminal and signals that they do not get elsewhere.
            """,
        severity: .high,
        remediation: "Run the step before USER, or switch with USER root and back; at start use gosu or setpriv.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-250",
        aliases: [
            "hadolint:DL3004", "trivy:DS-0010", "trivy:AVD-DS-0010", "checkov:CKV2_DOCKER_1", "dockle:DKL-DI-0001",
        ],
        bad: [
            "FROM debian:12\nRUN «sudo» apt-get update\n",
            "FROM debian:12\nRUN cd /srv; «sudo» -E make install\n",
            "FROM debian:12\nRUN [«\"sudo\"», \"make\", \"install\"]\n",
            "FROM debian:12\nRUN <<EOF\nset -e\nif true; then\n\t«doas» make install\nfi\nEOF\n",
            "FROM debian:12\nONBUILD RUN «sudo» make install\n",
            "FROM debian:12\nCMD «sudo» nginx\n",
            "FROM debian:12\nRUN «su» -c 'make install' root\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update\n",
            "FROM debian:12\nRUN apt-get install -y sudo\n",
            "FROM debian:12\nRUN echo sudo make install\n",
            "FROM debian:12\nRUN su -c 'make install' builder\n",
            "FROM debian:12\n# sudo make install\nRUN make install\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.commands.compactMap { command in
            switch command.name {
            case "sudo", "doas": break
            case "su":
                let arguments = command.command.arguments(.su)
                let user = arguments.operands.first.map { command.value(of: $0) ?? "" } ?? "root"
                guard arguments.option("c", "command") != nil, user == "root" else { return nil }
            default: return nil
            }
            return CheckFinding(
                command.nameRange, "\(command.name ?? "sudo") is run in \(command.instruction.kind.keyword)")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let sudo = file.command(named: finding.range), sudo.name != "su", sudo.instruction.kind == .run,
            isRoot(before: sudo.instruction, in: file), let first = sudo.command.words.first
        else { return nil }
        let options = sudo.command.arguments.prefix { $0.prefix.hasPrefix("-") }
        // Another user, a shell of its own, or a password is more than sudo alone.
        guard options.allSatisfy({ ["-E", "-H", "-n", "-EH", "-HE"].contains($0.literal ?? "") }) else { return nil }
        let edits = CommandEdits(sudo, in: file)
        let next = sudo.command.words.dropFirst(options.count + 1).first
        guard let next, !edits.isListed(first) || !next.prefix.contains("=") else { return nil }
        return Fix(
            "\(sudo.name ?? "sudo") goes", [edits.removal(of: first, through: options.last ?? first)], isUnsafe: true)
    }

    /// Whether a step runs as root anyway.
    private static func isRoot(before step: Instruction, in file: AuditedDockerfile) -> Bool {
        if let user = file.graph.last(.user, before: step) {
            return user.word.flatMap { file.value(of: $0, in: user) }.map(RootUser.isRoot) ?? false
        }
        let base = file.graph.stage(of: step).flatMap { file.graph.chain(of: $0).last?.base }
        return base.flatMap { KnownBase($0) } != nil
    }
}
