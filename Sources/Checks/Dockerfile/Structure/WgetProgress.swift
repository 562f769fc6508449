internal import Rules
internal import ShellSyntax

/// wget writes its progress into the log of the build.
enum WgetProgress: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/wget-progress", "wget without a quiet progress",
        why: """
            wget without a terminal writes a line for every few kilobytes. The log of the build grows by thousands \
            of lines, in which errors are hard to find.
            """,
        severity: .info,
        remediation: "Add -nv or -q, or --progress=dot:giga for large files.",
        references: ["https://www.gnu.org/software/wget/manual/html_node/Download-Options.html"],
        cwe: "CWE-779",
        aliases: ["hadolint:DL3047"],
        bad: [
            "FROM debian:12\nRUN «wget» https://example.com/a.tar.gz\n",
            "FROM debian:12\nRUN cd /tmp; \\\n  «/usr/bin/wget» -O a.tar.gz \"$URL\" && tar xf a.tar.gz\n",
            "FROM debian:12\nRUN [«\"wget\"», \"https://example.com/a\"]\n",
            "FROM debian:12\nONBUILD RUN «wget» -nc https://example.com/a\n",
            "FROM debian:12\nRUN <<EOF\nif true; then «wget» -c -t 3 https://example.com/a; fi\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN wget -nv https://example.com/a.tar.gz\n",
            "FROM debian:12\nRUN wget -qO- https://example.com/a | tar x\n",
            "FROM debian:12\nRUN wget --progress=dot:giga https://example.com/a\n",
            "FROM debian:12\nRUN wget --no-verbose https://example.com/a && wget -o log https://example.com/b\n",
            "FROM debian:12\nRUN wget https://example.com/a 2>/dev/null\n",
            "FROM debian:12\nRUN wget --version && apt-get install -y wget\n",
        ])

    private static let quiet: Set = [
        "q", "quiet", "o", "output-file", "a", "append-output", "progress", "no-verbose", "b", "background", "version",
        "V", "help", "h",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.buildCommands.compactMap { command in
            guard command.name == "wget" else { return nil }
            let isQuiet = command.command.arguments(.wget).options.contains { option in
                // -nv is one option of two letters.
                quiet.contains(option.name) || option.name == "n" && option.word.prefix.contains("nv")
            }
            guard !isQuiet, !silencesErrors(command.command) else { return nil }
            return CheckFinding(command.nameRange, "wget writes its progress into the log")
        }
    }

    private static func silencesErrors(_ command: ShellCommand) -> Bool {
        (command.redirections + command.context.redirections).contains { redirection in
            switch redirection.operation {
            case .outputAndError, .appendOutputAndError: true
            default: redirection.number == 2 && redirection.writesFile
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let wget = file.command(named: finding.range), let name = wget.command.words.first,
            // BusyBox has no such option.
            let distribution = file.distribution(of: wget.instruction), distribution != .alpine
        else { return nil }
        return Fix("wget gets -nv", [CommandEdits(wget, in: file).insertion(of: "-nv", after: name)])
    }
}
