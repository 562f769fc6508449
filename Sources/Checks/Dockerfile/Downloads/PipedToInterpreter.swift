internal import Rules
internal import ShellSyntax

/// What a download brings is run without being looked at.
enum PipedToInterpreter: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/piped-to-interpreter", "Download piped into an interpreter",
        why: """
            A script from the network is run as it comes. Whoever holds the server, the name or the way there decides what is in \
            the image, and a connection that breaks off runs half a script.
            """,
        severity: .high,
        remediation: "Download to a file, compare its checksum or signature with a pinned one, then run it.",
        references: ["https://cwe.mitre.org/data/definitions/494.html"],
        cwe: "CWE-494",
        aliases: ["semgrep:curl-pipe-bash", "semgrep:curl-eval"],
        bad: [
            "FROM debian:12\nRUN «curl» -fsSL https://example.com/install.sh | sh\n",
            "FROM debian:12\nRUN «wget» -qO- https://example.com/install.py | tee /tmp/i | sudo -E python3 -\n",
            "FROM debian:12\nRUN bash <(«curl» -s https://example.com/install.sh)\n",
            "FROM debian:12\nRUN sh -c \"$(«curl» -fsSL https://example.com/install.sh)\"\n",
            "FROM debian:12\nRUN <<EOF\neval \"$(«wget» -O - https://example.com/env.sh)\"\nEOF\n",
            "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN source <(«curl» -s https://example.com/env.sh)\n",
            "FROM debian:12\nRUN [\"sh\", \"-c\", \"«curl» https://example.com/install.sh | bash\"]\n",
        ],
        good: [
            "FROM debian:12\nRUN curl -fsSLo i.sh https://example.com/install.sh && echo '0123  i.sh' | sha256sum -c && sh i.sh\n",
            "FROM debian:12\nRUN curl -s https://example.com/a.tar.gz | tar xz\n",
            "FROM debian:12\nRUN cat install.sh | sh\n",
            "FROM debian:12\nRUN curl -s https://example.com/v.json | python3 -m json.tool\n",
            "FROM debian:12\nRUN echo 'curl https://example.com/install.sh | sh'\n",
        ])

    private static let downloaders: Set = ["curl", "wget", "fetch", "http", "https", "aria2c"]
    private static let interpreters: Set = [
        "sh", "bash", "dash", "ash", "zsh", "ksh", "python", "perl", "ruby", "node", "php", "lua", "pwsh",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.commands.compactMap { command in
            guard downloaders.contains(command.name ?? "") else { return nil }
            guard let runner = command.downstream.lazy.compactMap(reader).first ?? evaluator(of: command) else {
                return nil
            }
            return CheckFinding(command.nameRange, "what \(command.name ?? "it") brings is run by \(runner) unseen")
        }
    }

    /// The name of an interpreter that runs what it reads from standard input.
    private static func reader(_ command: BuildCommand) -> String? {
        guard let program = command.program, interpreters.contains(program) else { return nil }
        // A script of its own reads the input as data.
        let arguments = command.command.arguments
        let runsOther = arguments.contains { word in
            guard let text = command.value(of: word) else { return true }
            return text == "-c" || text == "-m" || text == "-e" || !text.hasPrefix("-") && text != "/dev/stdin"
        }
        let readsInput = arguments.contains { ["-s", "-"].contains(command.value(of: $0) ?? "") }
        return readsInput || !runsOther ? program : nil
    }

    /// What runs the text that a substitution puts in place.
    private static func evaluator(of command: BuildCommand) -> String? {
        let sequence = command.script.sequence
        guard let (host, outer) = sequence.host(of: command.command), case .substitution = host.kind, let outer,
            let name = outer.name
        else { return nil }
        if ["eval", "source", "."].contains(name) { return name }
        guard interpreters.contains(outer.program ?? ""), let word = host.word else { return nil }
        let isScript = outer.words[..<word].contains { $0.isLiteral("-c") || $0.isLiteral("-e") }
        return isScript || word == 1 ? name : nil
    }
}
