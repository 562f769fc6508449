internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// An account of the image gets a password.
enum AccountPassword: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/account-password", "Password of an account",
        why: """
            The build sets or removes the password of an account. It is the same in every container of the image, and whoever pulls \
            the image can read its hash, or the password itself in the history.
            """,
        severity: .high,
        remediation:
            "Leave accounts without a password (useradd does) and let nobody log in; lock them with passwd -l.",
        references: ["https://cwe.mitre.org/data/definitions/259.html"],
        cwe: "CWE-259",
        aliases: ["checkov:CKV2_DOCKER_17", "dockle:DKL-LI-0001", "sonar:S6437"],
        bad: [
            "FROM debian:12\nRUN echo 'root:hunter{-}2Xq9' | «chpasswd»\n",
            "FROM debian:12\nRUN useradd -m app && \\\n    echo hunter{-}2Xq9 | «passwd» --stdin app\n",
            "FROM debian:12\nRUN useradd -p «hunter{-}2Xq9» app\n",
            "FROM debian:12\nRUN <<EOF\nusermod --password «hunter{-}2Xq9» root\nEOF\n",
            "FROM debian:12\nRUN [\"passwd\", «\"-d\"», \"root\"]\n",
            "FROM debian:12\nONBUILD RUN printf 'hunter{-}2Xq9\\nhunter{-}2Xq9\\n' | «passwd» root\n",
            "FROM debian:12\nRUN sed -i «'s/^root:[^:]*:/root::/'» /etc/shadow\n",
            "FROM debian:12\nRUN sudo «chpasswd» <<< 'app:hunter{-}2Xq9'\n",
        ],
        good: [
            "FROM debian:12\nRUN useradd -m app\n",
            "FROM debian:12\nRUN passwd -l root && usermod -p '!' app && useradd -p '*' web\n",
            "FROM debian:12\nRUN adduser --disabled-password --gecos '' app\n",
            "FROM debian:12\nRUN --mount=type=secret,id=p chpasswd < /run/secrets/p\n",
            "FROM debian:12\nRUN echo chpasswd && cat /etc/passwd\n",
            "FROM debian:12\nRUN apt-get install -y passwd && usermod -aG audio app\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.buildCommands.compactMap { command in
            guard let (range, message) = problem(in: command, of: file) else { return nil }
            return CheckFinding(range, message, severity: file.isInImage(command.instruction) ? nil : .low)
        }
    }

    private static func problem(
        in command: BuildCommand, of file: AuditedDockerfile
    ) -> (Range<Int>, String)? {
        let words = command.command.arguments
        switch command.name {
        case "chpasswd":
            let secrets = MountedSecrets(command.instruction, in: file)
            guard !secrets.isRead(by: command), !command.upstream.contains(where: secrets.isRead) else { return nil }
            return (command.nameRange, "chpasswd sets passwords")
        case "passwd":
            let arguments = command.command.arguments(ShellOptionGrammar(valued: ["n", "x", "w", "i", "R", "root"]))
            if let option = arguments.option("d", "delete") {
                return (command.range(of: option.word), "passwd takes a password away, so that anybody may log in")
            }
            let isFed = !command.upstream.isEmpty || command.command.redirections.contains { $0.number == 0 }
            guard arguments.flag("stdin") || isFed else { return nil }
            return (command.nameRange, "passwd sets a password")
        case "useradd", "usermod", "adduser":
            let grammar: ShellOptionGrammar = command.name == "usermod" ? .usermod : .useradd
            guard let word = command.command.arguments(grammar).option("p", "password")?.value else { return nil }
            // What no password has as its hash.
            guard let value = command.value(of: word), ["", "!", "!!", "*", "x"].contains(value) else {
                return (command.range(of: word), "\(command.name ?? "") sets a password")
            }
            return value.isEmpty ? (command.range(of: word), "\(command.name ?? "") sets an empty password") : nil
        case "net", "net.exe":
            let values = words.map { command.value(of: $0) ?? "" }
            guard values.first?.lowercased() == "user", values.count > 2, !values[2].hasPrefix("/"),
                let word = words.dropFirst(2).first
            else { return nil }
            return (command.range(of: word), "net user sets a password")
        case "sed", "echo", "printf":
            let targets = command.writtenFiles.compactMap(\.path) + command.knownArguments
            guard targets.contains("/etc/shadow"), let word = words.first(where: { $0.knownText.contains("root::") })
            else { return nil }
            return (command.range(of: word), "root gets an empty password")
        default: return nil
        }
    }
}
