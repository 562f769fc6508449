internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// An account is made, and the image runs as root all the same.
enum UnusedAccount: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unused-account", "Account made and not used",
        why: """
            The file makes an account and never switches to it, so that the image still runs as root. Whoever wrote it meant to \
            drop the rights and believes that it happens.
            """,
        severity: .low, confidence: .medium,
        remediation: "Put USER with the account, by number, behind the last step that needs root.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-250",
        bad: [
            "FROM debian:12\nRUN useradd -r -u 10001 «app»\nCMD [\"app\"]\n",
            "FROM alpine:3.20\nRUN addgroup -S app && \\\n    adduser -S -G app «app»\nUSER root\nCMD [\"app\"]\n",
            "FROM debian:12 AS base\nENV NAME=web\nRUN adduser --disabled-password --gecos '' «${NAME}»\nFROM base\nCMD app\n",
            "FROM debian:12\nRUN <<EOF\nset -e\nuseradd -d /srv «app»\nEOF\nCMD [\"app\"]\n",
        ],
        good: [
            "FROM debian:12\nRUN useradd -r -u 10001 app\nUSER 10001\nCMD [\"app\"]\n",
            "FROM debian:12\nRUN useradd -r app\nUSER app\nCMD [\"app\"]\n",
            "FROM debian:12\nRUN useradd app && apt-get install -y gosu\nENTRYPOINT [\"/entry\"]\n",
            "FROM debian:12 AS build\nRUN useradd builder\nFROM debian:12\nUSER 1000\n",
            "FROM debian:12\nRUN useradd app\nARG WHO\nUSER ${WHO}\n",
            "FROM debian:12\nRUN adduser app audio\n",
            "FROM debian:12\nRUN useradd app\nCMD [\"su\", \"app\", \"-c\", \"app\"]\n",
            "FROM debian:12\nRUN echo useradd app\n",
            "FROM debian:12\nRUN useradd -r nginx\nCMD [\"nginx\"]\n",
            "FROM debian:12\nRUN useradd me\nCMD [\"/usr/sbin/sshd\", \"-D\"]\n",
        ])

    /// Programs that change to another account when the container starts.
    private static let droppers: Set = [
        "gosu", "su-exec", "setpriv", "s6-setuidgid", "setuidgid", "chpst", "runuser", "su", "start-stop-daemon",
        "fixuid", "supervisord", "supervisor", "sshd", "cron", "crond",
    ]
    /// Accounts of servers that begin as root and change to them by themselves.
    private static let servers: Set = [
        "nginx", "www-data", "apache", "httpd", "mysql", "mariadb", "named", "bind", "haproxy", "squid", "ntp",
        "chrony",
        "unbound", "postfix", "dovecot", "zabbix", "varnish", "dnsmasq", "ftp", "vsftpd", "proftpd", "smmsp", "clamav",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let commands = file.commands
        guard !commands.contains(where: drops), !copiesDropper(in: file) else { return [] }
        var found: [CheckFinding] = []
        var places: Set<Range<Int>> = []
        let made = commands.filter { !$0.script.isTrigger && $0.instruction.kind == .run }.compactMap { command in
            CreatedAccount(command).map { (command: command, account: $0) }
        }
        guard !made.isEmpty else { return [] }
        for stage in file.imageStages {
            let chain = file.graph.chain(of: stage)
            let users = chain.flatMap { $0.instructions(.user) }.map { user in
                user.word.flatMap { file.value(of: $0, in: user) }
            }
            // Somebody else's rights are dropped, or perhaps the account's.
            guard users.allSatisfy({ $0.map(RootUser.isRoot) ?? false }), !isUnprivileged(chain) else { continue }
            let stages = Set(chain.map(\.index))
            for (command, account) in made where !servers.contains(account.name) && !account.name.hasPrefix("_") {
                guard let own = file.graph.stage(of: command.instruction), stages.contains(own.index) else { continue }
                let range = command.range(of: account.word)
                guard places.insert(range).inserted else { continue }
                found.append(CheckFinding(range, "\(account.name) is made, and the image runs as root"))
            }
        }
        return found
    }

    private static func drops(_ command: BuildCommand) -> Bool {
        if droppers.contains(command.name ?? "") { return true }
        let arguments = command.knownArguments
        if command.name == "sudo" { return arguments.contains { $0.hasPrefix("-u") || $0.hasPrefix("--user") } }
        return command.name != "echo"
            && arguments.contains { word in
                droppers.contains(String(word.split(separator: "/").last ?? "").lowercased())
            }
    }

    private static func copiesDropper(in file: AuditedDockerfile) -> Bool {
        file.instructions(.copy, .add).contains { copy in
            (copy.copy?.sources ?? []).contains { source in
                droppers.contains { source.value.split(separator: "/").last?.hasPrefix($0 + "-") ?? false }
                    || droppers.contains(String(source.value.split(separator: "/").last ?? ""))
            }
        }
    }

    private static func isUnprivileged(_ chain: [Stage]) -> Bool {
        guard case .image(let image) = chain.last?.base else { return false }
        return KnownUsers.isUnprivileged(image)
    }
}
