internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// SSH talks to whoever answers.
enum UncheckedHostKey: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unchecked-host-key", "Host key of SSH not checked",
        why: """
            SSH is told not to check the server's key, or the key is taken from whoever answers at build time. Anybody on the way can \
            answer in the server's name, and gets what is sent or decides what is fetched.
            """,
        severity: .medium,
        remediation:
            "Put the server's published key into known_hosts yourself: COPY known_hosts /etc/ssh/ssh_known_hosts.",
        references: [
            "https://man.openbsd.org/ssh_config#StrictHostKeyChecking",
            "https://cwe.mitre.org/data/definitions/322.html",
        ],
        cwe: "CWE-322",
        bad: [
            "FROM debian:12\nRUN ssh -o «StrictHostKeyChecking=no» a@example.com ls\n",
            "FROM debian:12\nRUN mkdir -p ~/.ssh && «ssh-keyscan» github.com >> ~/.ssh/known_hosts\n",
            "FROM debian:12\nRUN echo \"«StrictHostKeyChecking no»\" >> /etc/ssh/ssh_config\n",
            "FROM debian:12\nENV GIT_SSH_COMMAND=«\"ssh -o StrictHostKeyChecking=no\"»\n",
            "FROM debian:12\nRUN GIT_SSH_COMMAND='ssh -o «UserKnownHostsFile=/dev/null»' \\\n    git clone git@example.com:a/b.git\n",
            "FROM debian:12\nRUN <<EOF\ncat > /root/.ssh/config <<END\nHost *\n  «StrictHostKeyChecking no»\nEND\nEOF\n",
            "FROM debian:12\nONBUILD RUN [\"scp\", «\"-oStrictHostKeyChecking=no\"», \"a\", \"b:\"]\n",
            "FROM debian:12\nRUN «ssh-keyscan» -t rsa example.com | tee -a /etc/ssh/ssh_known_hosts\n",
        ],
        good: [
            "FROM debian:12\nCOPY known_hosts /etc/ssh/ssh_known_hosts\nRUN ssh a@example.com ls\n",
            "FROM debian:12\nRUN ssh -o StrictHostKeyChecking=yes a@example.com ls\n",
            "FROM debian:12\nRUN ssh-keyscan example.com > /tmp/k && echo 'aa  /tmp/k' | sha256sum -c && cp /tmp/k /etc/ssh/ssh_known_hosts\n",
            "FROM debian:12\nRUN echo StrictHostKeyChecking no\n",
            "FROM debian:12\nRUN grep 'StrictHostKeyChecking no' /etc/ssh/ssh_config\n",
            "FROM debian:12\nENV GIT_SSH_COMMAND=\"ssh -i /key\"\n",
        ])

    private static let clients: Set = [
        "ssh", "scp", "sftp", "rsync", "git", "autossh", "sshfs", "ssh-copy-id", "ansible", "ansible-playbook", "mosh",
    ]
    private static let writers: Set = ["echo", "printf", "cat", "tee", "sed"]
    /// How the setting is written.
    private static let marks = [
        "StrictHostKeyChecking=no", "StrictHostKeyChecking no", "StrictHostKeyChecking off",
        "StrictHostKeyChecking=off",
        "UserKnownHostsFile=/dev/null", "UserKnownHostsFile /dev/null",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let fromVariables = file.instructions(.env, .arg).flatMap { instruction in
            instruction.pairs.compactMap { pair -> CheckFinding? in
                guard ["GIT_SSH_COMMAND", "GIT_SSH", "RSYNC_RSH", "ANSIBLE_SSH_ARGS"].contains(pair.name),
                    let word = pair.value, let value = file.value(of: word, in: instruction),
                    marks.contains(where: value.contains)
                else { return nil }
                return CheckFinding(word.range, "\(pair.name) switches the check of host keys off")
            }
        }
        return fromVariables
            + file.scripts.filter { $0.instruction.kind == .run }.flatMap { script -> [CheckFinding] in
                let commands = script.commands
                let found = commands.flatMap(findings)
                let scans = commands.filter { $0.name == "ssh-keyscan" }
                guard !scans.isEmpty, !commands.contains(where: compares) else { return found }
                return found
                    + scans.map { CheckFinding($0.nameRange, "whatever key answers is taken for the server's") }
            }
    }

    private static func findings(_ command: BuildCommand) -> [CheckFinding] {
        var words = command.command.assignments.map(\.value)
        if clients.contains(command.name ?? "") || command.name == "export" { words += command.command.arguments }
        if writers.contains(command.name ?? "") {
            let texts = command.command.arguments + command.command.redirections.compactMap { $0.heredoc?.body }
            let marked = texts.filter { text in marks.contains { text.knownText.contains($0) } }
            if !marked.isEmpty, writesSettings(command) { words += marked }
        }
        return words.compactMap { word in
            for mark in marks {
                guard let range = word.range(ofText: mark) else { continue }
                // A list's string is one word with its quotes.
                let isWhole = command.script.form == .exec
                return CheckFinding(
                    isWhole ? command.range(of: word) : command.script.source(range), "host keys are not checked")
            }
            return nil
        }
    }

    /// Whether what a step got is compared with what it should be.
    private static func compares(_ command: BuildCommand) -> Bool {
        ["sha256sum", "sha512sum", "diff", "cmp"].contains(command.name)
            || command.name == "ssh-keygen" && command.knownArguments.contains { $0.hasPrefix("-l") }
    }

    private static func writesSettings(_ command: BuildCommand) -> Bool {
        let targets =
            command.writtenFiles.map { $0.path ?? $0.word.knownText }
            + command.downstream.filter { $0.name == "tee" }.flatMap(\.knownArguments)
            + (["sed", "tee"].contains(command.name) ? command.knownArguments : [])
        return targets.contains { $0.contains("ssh") }
    }
}
