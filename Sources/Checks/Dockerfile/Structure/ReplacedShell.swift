internal import Rules
internal import ShellSyntax

/// `/bin/sh` is made a link to another shell.
enum ReplacedShell: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/replaced-shell", "/bin/sh replaced",
        why: """
            A link puts another shell in the place of /bin/sh. Scripts of the system's packages are written for the \
            shell that was there, and an update of that shell undoes the link.
            """,
        severity: .low,
        remediation: "Choose the shell of the build with SHELL [\"/bin/bash\", \"-c\"].",
        references: ["https://docs.docker.com/reference/dockerfile/#shell"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL4005"],
        bad: [
            "FROM debian:12\nRUN ln -sf /bin/bash «/bin/sh»\n",
            "FROM debian:12\nRUN rm /bin/sh && \\\n  ln -s bash «/bin/sh»\n",
            "FROM debian:12\nRUN [\"ln\", \"-snf\", \"/bin/bash\", «\"/bin/sh\"»]\n",
            "FROM debian:12\nRUN <<EOF\nset -e\nln -sf /bin/bash «/usr/bin/sh»\nEOF\n",
            "FROM debian:12\nONBUILD RUN ln -f /bin/bash «/bin/sh»\n",
        ],
        good: [
            "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\n",
            "FROM debian:12\nRUN ln -s /bin/sh /usr/local/bin/shell\n",
            "FROM debian:12\nRUN echo ln -sf /bin/bash /bin/sh\n",
            "FROM debian:12\nRUN ln -s a /bin/show\n",
        ])

    private static let grammar = ShellOptionGrammar(valued: ["S", "suffix", "t", "target-directory"])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.buildCommands.compactMap { command in
            guard command.name == "ln" else { return nil }
            let operands = command.command.arguments(grammar).operands
            guard operands.count > 1, let link = operands.last, let path = command.value(of: link),
                path == "/bin/sh" || path == "/usr/bin/sh"
            else { return nil }
            return CheckFinding(command.range(of: link), "\(path) becomes a link to another shell")
        }
    }
}
