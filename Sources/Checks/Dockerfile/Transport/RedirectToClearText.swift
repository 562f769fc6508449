internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// curl follows the server wherever it leads.
enum RedirectToClearText: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/redirect-to-clear-text", "Redirects may leave https",
        why: """
            curl follows redirects of the server, and one of them may lead to http. The file then comes over a connection that \
            anybody on the way can change.
            """,
        severity: .info,
        remediation: "Add --proto '=https', or --proto-redir '=https'.",
        references: ["https://curl.se/docs/manpage.html#--proto"],
        cwe: "CWE-757",
        aliases: ["sonar:S6506"],
        bad: [
            "FROM debian:12\nRUN curl «-fsSL» https://example.com/a -o a\n",
            "FROM debian:12\nRUN [\"curl\", «\"--location\"», \"https://example.com/a\"]\n",
            "FROM debian:12\nRUN <<EOF\ncurl https://example.com/a \\\n  «-L» | tar x\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN curl --proto '=https' -fsSL https://example.com/a -o a\n",
            "FROM debian:12\nRUN curl -fsS https://example.com/a -o a\n",
            "FROM debian:12\nRUN curl -L --proto-redir =https https://example.com/a\n",
            "FROM debian:12\nRUN curl -L https://example.com/a -o a && echo '0123  a' | sha256sum -c\n",
            "FROM debian:12\nRUN echo curl -L https://example.com/a && curl -o -L https://example.com/a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.flatMap { script -> [CheckFinding] in
            let commands = script.commands
            guard !commands.contains(where: \.verifies) else { return [] }
            return commands.compactMap { command in
                guard command.name == "curl", let download = Download(command),
                    let option = download.arguments.option("L", "location", "location-trusted"),
                    download.arguments.option("proto", "proto-redir", "proto-default") == nil,
                    download.addresses.contains(where: { command.visibleText(of: $0).hasPrefix("https://") })
                else { return nil }
                return CheckFinding(command.range(of: option.word), "a redirect may lead to http")
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let (command, _) = file.word(at: finding.range), let download = Download(command),
            download.addresses.allSatisfy({ command.visibleText(of: $0).hasPrefix("https://") })
        else { return nil }
        return Fix("curl gets --proto", [CommandEdits(command, in: file).protocolRestriction()], isUnsafe: true)
    }
}
