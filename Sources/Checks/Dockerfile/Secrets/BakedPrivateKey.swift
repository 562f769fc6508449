internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A key pair is made while the image is built, or a login is left open for one.
enum BakedPrivateKey: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/baked-private-key", "Key pair in the image",
        why: """
            The build makes a private key, or lets the holder of a key log in. All containers of the image share it, and everybody \
            who can pull the image has the private key that is to tell one of them from the others.
            """,
        severity: .medium,
        remediation: "Make keys when the container starts, or mount them; leave authorized_keys to the host.",
        references: ["https://cwe.mitre.org/data/definitions/321.html"],
        cwe: "CWE-321",
        aliases: ["sonar:S6437"],
        bad: [
            "FROM debian:12\nRUN «ssh-keygen» -t ed25519 -N '' -f /root/.ssh/id_ed25519\n",
            "FROM debian:12\nRUN apt-get install -y openssh-server && \\\n    «ssh-keygen» -A\n",
            "FROM debian:12\nRUN openssl «req» -x509 -nodes -newkey rsa:2048 -keyout /etc/tls.key -out /etc/tls.crt -subj /CN=a\n",
            "FROM debian:12\nRUN [\"openssl\", «\"genrsa\"», \"-out\", \"/etc/tls.key\", \"2048\"]\n",
            "FROM debian:12\nRUN <<EOF\nkeytool «-genkeypair» -alias a -keystore /srv/a.jks\nEOF\n",
            "FROM debian:12\nCOPY «authorized_keys» /root/.ssh/\n",
            "FROM debian:12\nRUN echo 'ssh-ed25519 AAAA me' >> «/root/.ssh/authorized_keys»\n",
            "FROM debian:12\nONBUILD COPY me.pub «/root/.ssh/authorized_keys»\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"sh\", \"-c\", \"ssh-keygen -A && exec sshd -D\"]\n",
            "FROM debian:12\nRUN ssh-keygen -R example.com && ssh-keygen -lf /etc/key.pub && ssh-keygen -y -f /k\n",
            "FROM debian:12\nRUN ssh-keygen -A && rm -f /etc/ssh/ssh_host_*\n",
            "FROM debian:12 AS test\nRUN openssl genrsa -out a.key 2048\nFROM debian:12\nCMD [\"app\"]\n",
            "FROM debian:12\nRUN openssl req -new -key a.key -out a.csr && openssl x509 -in a.crt -noout\n",
            "FROM debian:12\nRUN echo ssh-keygen -A\n",
            "FROM debian:12\nRUN keytool -importcert -noprompt -file ca.crt -cacerts\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let scripts = file.scripts.filter { $0.instruction.kind == .run && file.isInImage($0.instruction) }
        let makers = scripts.flatMap { script -> [CheckFinding] in
            let found = script.commands.compactMap(maker)
            return found.isEmpty || removesKeys(script) ? [] : found
        }
        let fromCommands = scripts.flatMap(\.commands).flatMap { command in
            command.writtenFiles.filter { isLogin($0.path ?? $0.word.knownText) }.map { written in
                CheckFinding(command.range(of: written.word), "the holder of a key may log in to every container")
            }
        }
        let fromFiles = file.instructions(.copy, .add).filter(file.isInImage).flatMap { copy -> [CheckFinding] in
            let words = (copy.copy?.sources ?? []) + [copy.copy?.destination].compactMap { $0 }
            let first = words.first { word in file.value(of: word, in: copy).map(isLogin) ?? false }
            return first.map { [CheckFinding($0.range, "the holder of a key may log in to every container")] } ?? []
        }
        return makers + fromCommands + fromFiles
    }

    private static func isLogin(_ path: String) -> Bool {
        ["authorized_keys", "authorized_keys2"].contains(CopiedPath.components(path).last)
    }

    private static func maker(_ command: BuildCommand) -> CheckFinding? {
        let message = "\(command.name ?? "") makes a private key that all containers share"
        switch command.name {
        case "ssh-keygen":
            // Options with which it makes no key.
            let others: Set<Character> = [
                "R", "F", "l", "y", "H", "L", "e", "i", "p", "c", "Q", "s", "Y", "B", "k", "M",
            ]
            let isOther = command.command.arguments.contains { word in
                guard let text = word.literal, text.hasPrefix("-"), let letter = text.dropFirst().first else {
                    return false
                }
                return others.contains(letter)
            }
            return isOther ? nil : CheckFinding(command.nameRange, message)
        case "dropbearkey": return CheckFinding(command.nameRange, message)
        case "openssl":
            guard let word = command.command.arguments.first, let action = command.value(of: word) else { return nil }
            let makesKey =
                ["genrsa", "genpkey"].contains(action)
                || action == "req" && command.knownArguments.contains { ["-newkey", "-keyout"].contains($0) }
                || action == "ecparam" && command.knownArguments.contains("-genkey")
            return makesKey ? CheckFinding(command.range(of: word), message) : nil
        case "keytool":
            let word = command.command.arguments.first { word in
                ["-genkey", "-genkeypair", "-genseckey"].contains(command.value(of: word))
            }
            return word.map { CheckFinding(command.range(of: $0), message) }
        default: return nil
        }
    }

    /// Whether the step takes away what it made.
    private static func removesKeys(_ script: BuildScript) -> Bool {
        script.commands.contains { command in
            ["rm", "shred"].contains(command.name)
                && command.command.arguments.contains { word in
                    let text = word.knownText
                    return text.contains("key") || text.contains("id_") || text.contains("/ssh")
                        || text.contains(".pem")
                }
        }
    }
}
