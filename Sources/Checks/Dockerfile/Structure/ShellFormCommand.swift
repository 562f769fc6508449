internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The command of a container is a text for a shell.
enum ShellFormCommand: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/shell-form-command", "Command in shell form",
        why: """
            The command is run by a shell that stays as the first process of the container. Signals such as that of \
            docker stop reach the shell and not the program, and the shell expands whatever variables bring.
            """,
        severity: .info,
        remediation: "Write a JSON list with double quotes, [\"program\", \"argument\"], or begin with exec.",
        references: ["https://docs.docker.com/reference/build-checks/json-args-recommended/"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3025", "buildkit:JSONArgsRecommended"],
        bad: [
            "FROM debian:12\n«CMD» node server.js\n",
            "FROM debian:12\n«entrypoint» /entrypoint.sh --port $PORT\n",
            "FROM debian:12\n«CMD» ['node', 'server.js']\n",
            "FROM debian:12\nHEALTHCHECK --interval=5m «CMD» /healthcheck\n",
            "FROM debian:12\nONBUILD «CMD» a && \\\n  b\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n«CMD» app.exe\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"node\", \"server.js\"]\n",
            "FROM debian:12\nENTRYPOINT exec node server.js --port $PORT\n",
            "FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nCMD node server.js\n",
            "FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n",
            "FROM debian:12\nHEALTHCHECK NONE\n",
            "FROM debian:12\nENTRYPOINT []\n",
            "FROM debian:12\nRUN node build.js\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let scripts = Dictionary(file.scripts.map { ($0.instruction.index, $0) }) { first, _ in first }
        return file.instructions(.cmd, .entrypoint, .healthcheck).compactMap { instruction in
            guard let command = instruction.command, command.form == .shell,
                // Who chooses a shell wants it.
                file.graph.shell(for: instruction) == nil
            else { return nil }
            if let script = scripts[instruction.index], needsShell(script, for: instruction.kind) { return nil }
            let word = instruction.healthcheck?.type ?? instruction.keyword
            let what = command.looksLikeJSON ? "a list that is no JSON, so that a shell gets it" : "in shell form"
            return CheckFinding(word.range, "\(instruction.kind.keyword) is \(what)")
        }
    }

    /// Whether the shell gives way to the program, or a test needs what only a shell does.
    private static func needsShell(_ script: BuildScript, for kind: InstructionKind) -> Bool {
        let commands = script.sequence.commands
        if kind != .healthcheck { return commands.first?.name == "exec" }
        guard let command = commands.first, commands.count == 1, command.assignments.isEmpty else { return true }
        return !command.redirections.isEmpty
            || command.words.contains { $0.literal == nil || $0.isPattern || $0.prefix.hasPrefix("~") }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let instruction = file.instruction(at: finding.range) else { return nil }
        if instruction.command?.text.bytes.first == UInt8(ascii: "[") {
            return QuotedList(of: instruction, in: file)?.fix
        }
        return ExecForm(of: instruction, in: file)?.fix
    }
}
