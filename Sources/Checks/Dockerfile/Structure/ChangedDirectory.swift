internal import Dockerfile
internal import Rules
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
            "FROM golang:1.23\nRUN git clone https://example.com/a $GOPATH/src/a && «cd» $GOPATH/src/a && make\n",
            "FROM debian:12\nRUN <<EOF\nmake\n«cd» /srv\nEOF\n",
            "FROM debian:12\nONBUILD RUN make; «cd» /srv && make; cd /tmp; ls\n",
        ],
        good: [
            "FROM debian:12\nWORKDIR /srv\nRUN make\n",
            "FROM debian:12\nRUN (cd /srv && make); cd $HOME && make\n",
            "FROM debian:12\nRUN for d in a b; do cd /srv/$d; make; done\n",
            "FROM debian:12\nRUN dir=$(mktemp -d); cd \"$dir\"; make\n",
            "FROM debian:12\nRUN echo cd /srv && abcd /srv\nCMD cd /srv && app\n",
            "FROM debian:12\nRUN curl -O https://example.com/a.tar && tar xf a.tar && cd a && make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run && $0.form == .shell }.compactMap { script in
            let commands = script.commands
            let own = Set(commands.flatMap { $0.command.assignments.map(\.name) })
            guard let (place, path) = change(in: commands, own: own) else { return nil }
            let change = commands[place]
            if place == commands.count - 1 {
                return CheckFinding(change.nameRange, "cd to \(path) has no effect on the next step", severity: .low)
            }
            // A relative one may be what the step itself has just made.
            let isFirst = commands[..<place].allSatisfy { ["set", "mkdir", "export", "umask"].contains($0.name) }
            return isFirst || !ContainerPath.isRelative(path)
                ? CheckFinding(change.nameRange, "WORKDIR \(path) would do") : nil
        }
    }

    /// The first cd, in the shell of the step itself, to a directory that WORKDIR could name, and its path as written.
    private static func change(in commands: [BuildCommand], own: Set<String>) -> (place: Int, path: String)? {
        for (place, command) in commands.enumerated() where command.name == "cd" {
            let context = command.command.context
            guard context.circumstances.isDisjoint(with: [.subshell, .loop, .function, .substitution]),
                context.host == nil, command.command.arguments.count == 1, let word = command.command.arguments.first,
                let path = path(of: word, in: command, own: own), !path.hasPrefix("-")
            else { continue }
            return (place, path)
        }
        return nil
    }

    /// Variables of the image are known to WORKDIR, too; those that the script sets, and what commands write, are not.
    private static func path(of word: ShellWord, in command: BuildCommand, own: Set<String>) -> String? {
        if let value = command.value(of: word), word.parameters.allSatisfy({ !own.contains($0.name) }) { return value }
        let isOfImage = word.parameters.allSatisfy { parameter in
            parameter.isPlain && !own.contains(parameter.name) && parameter.name == parameter.name.uppercased()
                && parameter.name.first?.isLetter == true
                // The shell's own.
                && !["HOME", "PWD", "OLDPWD", "USER"].contains(parameter.name)
        }
        guard isOfImage, word.substitutions.isEmpty, !word.parameters.isEmpty else { return nil }
        return word.resolved { "$" + $0 }
    }
}
