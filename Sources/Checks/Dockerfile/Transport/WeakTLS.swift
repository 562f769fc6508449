internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A version of TLS that is broken is allowed.
enum WeakTLS: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/weak-tls", "Broken TLS version allowed",
        why: """
            A download, or the system's configuration, allows SSL or TLS 1.0 or 1.1, or ciphers that are too weak. Connections can \
            then be read or changed by somebody on the way.
            """,
        severity: .medium,
        remediation: "Leave the option out; TLS 1.2 is the least that should be allowed.",
        references: ["https://www.rfc-editor.org/rfc/rfc8996"],
        cwe: "CWE-327",
        aliases: ["sonar:S4423"],
        bad: [
            "FROM debian:12\nRUN curl «--tlsv1.0» -O https://example.com/a\n",
            "FROM debian:12\nRUN [\"wget\", «\"--secure-protocol=TLSv1\"», \"https://example.com/a\"]\n",
            "FROM debian:12\nRUN sed -i 's/MinProtocol = TLSv1.2/«MinProtocol = TLSv1»/' /etc/ssl/openssl.cnf\n",
            "FROM debian:12\nRUN sed -i 's/DEFAULT@SECLEVEL=2/«DEFAULT@SECLEVEL=1»/g' /etc/ssl/openssl.cnf\n",
            "FROM nginx:1.29\nCOPY <<EOF /etc/nginx/conf.d/tls.conf\nserver {\n  «ssl_protocols TLSv1 TLSv1.2;»\n}\nEOF\n",
            "FROM debian:12\nRUN echo '«CipherString = DEFAULT@SECLEVEL=0»' >> /etc/ssl/openssl.cnf && curl -s «--tls-max» 1.1 https://example.com/a\n",
            "FROM node:24\nENV «NODE_OPTIONS=--tls-min-v1.0»\n",
        ],
        good: [
            "FROM debian:12\nRUN curl --tlsv1.2 -O https://example.com/a\n",
            "FROM debian:12\nRUN wget --secure-protocol=TLSv1_2 https://example.com/a && curl --tls-max 1.3 https://example.com/a\n",
            "FROM debian:12\nRUN sed -i 's/MinProtocol = TLSv1.0/MinProtocol = TLSv1.2/' /etc/ssl/openssl.cnf\n",
            "FROM nginx:1.29\nCOPY <<EOF /etc/nginx/conf.d/tls.conf\nserver {\n  # ssl_protocols TLSv1;\n  ssl_protocols TLSv1.2 TLSv1.3;\n}\nEOF\n",
            "FROM debian:12\nRUN echo curl --tlsv1.0 && curl -H --sslv3 https://example.com/a\n",
        ])

    private static let versions: Set = ["tlsv1", "tlsv1.0", "tlsv1.1", "sslv2", "sslv3", "sslv23", "none"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let commands = file.commands.compactMap { command in
            culprit(in: command).map {
                CheckFinding(command.range(of: $0), "\(command.name ?? "it") allows a broken version of TLS")
            }
        }
        let lines = file.writtenLines.compactMap { line in
            isWeak(line.text)
                ? CheckFinding(
                    file.place(of: line.text, in: line.range) ?? line.range, "the configuration allows weak TLS")
                : nil
        }
        let variables = file.environmentSettings.compactMap { setting -> CheckFinding? in
            let options = setting.name == "NODE_OPTIONS" ? (setting.value ?? "").split(separator: " ") : []
            guard options.contains(where: { ["--tls-min-v1.0", "--tls-min-v1.1"].contains($0) }) else { return nil }
            return CheckFinding(setting.range, "Node.js allows a broken version of TLS")
        }
        return commands + lines + variables
    }

    private static func culprit(in command: BuildCommand) -> ShellWord? {
        switch command.name {
        case "curl":
            return command.command.arguments(.curl).options.first { option in
                switch option.name {
                case "1", "2", "3", "sslv2", "sslv3", "tlsv1", "tlsv1.0", "tlsv1.1": return true
                case "tls-max": return ["1.0", "1.1"].contains(option.value.flatMap(command.value(of:)) ?? "")
                default: return false
                }
            }?.word
        case "wget":
            let option = command.command.arguments(.wget).option("secure-protocol")
            let version = option?.value.flatMap(command.value(of:))?.lowercased() ?? ""
            return ["sslv2", "sslv3", "tlsv1", "tlsv1_1"].contains(version) ? option?.word : nil
        default: return nil
        }
    }

    private static func isWeak(_ line: String) -> Bool {
        let lower = line.lowercased()
        if !lower.hasPrefix("#"), lower.contains("@seclevel=0") || lower.contains("@seclevel=1") { return true }
        guard let setting = Setting(line) else { return false }
        switch setting.key {
        case "minprotocol", "tls.minprotocol", "dtls.minprotocol": return versions.contains(setting.value)
        case "ssl_protocols":
            return setting.value.split(separator: " ").contains { versions.contains(String($0)) }
        default: return false
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let (command, word) = file.word(at: finding.range), let text = word.literal else { return nil }
        let edits = CommandEdits(command, in: file)
        if text.hasPrefix("--secure-protocol=") {
            return Fix(
                "wget asks for TLS 1.2", [edits.replacement(of: word, by: "--secure-protocol=TLSv1_2")], isUnsafe: true)
        }
        switch text {
        case "-1", "--tlsv1", "--tlsv1.0", "--tlsv1.1":
            return Fix("curl asks for TLS 1.2", [edits.replacement(of: word, by: "--tlsv1.2")], isUnsafe: true)
        case "-2", "-3", "--sslv2", "--sslv3":
            return Fix("\(text) goes", [edits.removal(of: word)], isUnsafe: true)
        default: return nil
        }
    }
}
