internal import Dockerfile
internal import ShellSyntax

/// cd where WORKDIR would do.
enum ChangedDirectory: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/changed-directory", "cd in RUN",
        why: """
            RUN changes the directory. That holds for this step alone: the next one begins where WORKDIR says, and a cd at the end \
            of a step does nothing at all.
            """,
        severity: .info,
        remediation: "Write WORKDIR before the step, or change the directory in parentheses: (cd dir && make).",
        references: ["https://docs.docker.com/build/building/best-practices/#workdir"],
        cwe: "CWE-1068",
        aliases: ["hadolint:DL3003", "trivy:DS-0013", "trivy:AVD-DS-0013", "sonar:S6476"],
        bad: [
            "FROM debian:12\nRUN «cd» /srv && make\n",
            "FROM debian:12\nRUN mkdir /srv/a && \\\n  «cd» /srv/a\n",
            "FROM debian:12\nRUN set -e; «cd» src; make; cd ..; ls\n",
            "FROM debian:12\nRUN <<EOF\nmake\n«cd» /srv\nEOF\n",
            "FROM debian:12\nONBUILD RUN make; «cd» /srv && make; cd /tmp; ls\n",
        ],
        good: [
            "FROM debian:12\nWORKDIR /srv\nRUN make\n",
            "FROM debian:12\nRUN (cd /srv && make)\n",
            "FROM debian:12\nRUN for d in a b; do cd /srv/$d; make; done\n",
            "FROM debian:12\nRUN dir=$(mktemp -d); cd \"$dir\"; make\n",
            "FROM debian:12\nRUN echo cd /srv && abcd /srv\nCMD cd /srv && app\n",
            "FROM debian:12\nRUN curl -O https://example.com/a.tar && tar xf a.tar && cd a && make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run && $0.form == .shell }.compactMap { script in
            let commands = script.commands
            guard let place = commands.firstIndex(where: isPlain) else { return nil }
            let change = commands[place]
            let path = change.command.arguments.first.flatMap(change.value(of:)) ?? ""
            if place == commands.count - 1 {
                return CheckFinding(change.nameRange, "cd to \(path) has no effect on the next step", severity: .low)
            }
            // A relative one may be what the step itself has just made.
            let isFirst = commands[..<place].allSatisfy { ["set", "mkdir", "export", "umask"].contains($0.name) }
            return isFirst || path.hasPrefix("/") ? CheckFinding(change.nameRange, "WORKDIR \(path) would do") : nil
        }
    }

    /// Whether a command is cd to a directory that is known, in the shell of the step itself.
    private static func isPlain(_ command: BuildCommand) -> Bool {
        let circumstances = command.command.context.circumstances
        guard command.name == "cd", circumstances.isDisjoint(with: [.subshell, .loop, .function, .substitution]),
            command.command.context.host == nil, command.command.arguments.count == 1,
            let word = command.command.arguments.first, let path = command.value(of: word)
        else { return false }
        return !path.hasPrefix("-")
    }
}
