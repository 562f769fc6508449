internal import Rules
internal import ShellSyntax

/// An account with a high number fills the log of logins.
enum SparseLoginLog: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/sparse-login-log", "High user number without --no-log-init",
        why: """
            useradd notes the account in /var/log/lastlog and faillog, whose size is that of the greatest user \
            number. A layer has no holes in files, so that a high number makes an image of gigabytes.
            """,
        severity: .low,
        remediation: "Add --no-log-init (-l), or choose a number below 100000.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-400",
        aliases: ["hadolint:DL3046"],
        bad: [
            "FROM debian:12\nRUN useradd -u «123456» app\n",
            "FROM debian:12\nRUN groupadd app && \\\n  useradd --uid=«1000660000» -g app app\n",
            "FROM debian:12\nARG ID=1000660000\nRUN useradd -u «\"$ID\"» app\n",
            "FROM debian:12\nRUN [\"useradd\", \"-mu\", «\"200000\"», \"app\"]\n",
            "FROM debian:12\nRUN <<EOF\n/usr/sbin/useradd --uid «123456» app\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN useradd -l -u 123456 app\n",
            "FROM debian:12\nRUN useradd --no-log-init --uid 123456 app\n",
            "FROM debian:12\nRUN useradd -u 10001 app\n",
            "FROM debian:12\nARG ID\nRUN useradd -u ${ID} app\n",
            "FROM debian:12\nRUN usermod -u 123456 app\n",
        ])

    private static let grammar = ShellOptionGrammar(valued: [
        "b", "base-dir", "c", "comment", "d", "home-dir", "e", "expiredate", "f", "inactive", "g", "gid", "G", "groups",
        "k", "skel", "K", "key", "p", "password", "P", "prefix", "R", "root", "s", "shell", "u", "uid", "Z",
        "selinux-user",
    ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.buildCommands.compactMap { command in
            guard command.name == "useradd" else { return nil }
            let arguments = command.command.arguments(grammar)
            guard !arguments.flag("l", "no-log-init"), let word = arguments.option("u", "uid")?.value,
                let number = command.value(of: word).flatMap({ Int($0) }), number >= 100_000
            else { return nil }
            return CheckFinding(command.range(of: word), "useradd without --no-log-init makes user \(number)")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let useradd = file.command(at: finding.range) { command in
            command.name == "useradd" && command.range.contains(finding.range.lowerBound)
        }
        guard let useradd, let name = useradd.command.words.first else { return nil }
        return Fix("useradd gets -l", [CommandEdits(useradd, in: file).insertion(of: "-l", after: name)])
    }
}
