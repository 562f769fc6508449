internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// An account gets the rights of root.
enum GrantedSudo: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/granted-sudo", "Account may become root",
        why: """
            An account is allowed to become root, by a line in sudoers that asks for no password or by a group that has that right. \
            An image that runs as this account runs as root for whoever takes it over.
            """,
        severity: .high,
        remediation: "Do what needs root before USER, and leave the account out of sudoers, sudo, wheel and docker.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-250",
        bad: [
            "FROM debian:12\nRUN echo 'app ALL=(ALL) «NOPASSWD»: ALL' >> /etc/sudoers\nUSER app\n",
            "FROM debian:12\nRUN echo \"%sudo ALL=(ALL) «NOPASSWD»:ALL\" | tee /etc/sudoers.d/app\n",
            "FROM debian:12\nRUN useradd -m app && \\\n    usermod -aG «sudo» app\n",
            "FROM debian:12\nRUN <<EOF\ncat > /etc/sudoers.d/app <<END\napp ALL=(ALL) «NOPASSWD»: ALL\nEND\nEOF\n",
            "FROM debian:12\nCOPY <<EOF /etc/sudoers.d/app\napp ALL=(ALL) «NOPASSWD»: ALL\nEOF\n",
            "FROM debian:12\nRUN [\"adduser\", \"app\", «\"docker\"»]\n",
            "FROM fedora:41\nONBUILD RUN useradd -G «audio,wheel» app\n",
            "FROM fedora:41\nRUN sed -i 's/^%wheel.*/%wheel ALL=(ALL) «NOPASSWD»: ALL/' /etc/sudoers\n",
            "FROM alpine:3.20\nRUN gpasswd -a app «wheel»\n",
        ],
        good: [
            "FROM debian:12\nRUN useradd app\nUSER app\n",
            "FROM debian:12\nRUN useradd -G audio,video app\n",
            "FROM debian:12\nRUN echo NOPASSWD\n",
            "FROM debian:12\nRUN sed -i '/NOPASSWD/d' /etc/sudoers\n",
            "FROM debian:12\nRUN gpasswd -d app wheel\n",
            "FROM debian:12\nRUN grep NOPASSWD /etc/sudoers\n",
            "FROM debian:12\nRUN groupadd docker\n",
        ])

    private static let groups: Set = ["sudo", "wheel", "docker", "lxd", "admin"]
    private static let mark = "NOPASSWD"

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let fromCommands = file.buildCommands.flatMap { command -> [CheckFinding] in
            let severity: Severity? = file.isInImage(command.instruction) ? nil : .low
            if let word = group(in: command) {
                let names = command.value(of: word) ?? ""
                return [CheckFinding(command.range(of: word), "\(names) makes the account root", severity: severity)]
            }
            return line(in: command).map {
                [CheckFinding($0, "the account becomes root without a password", severity: severity)]
            } ?? []
        }
        let fromFiles = file.instructions(.copy, .add).flatMap { copy -> [CheckFinding] in
            guard copy.copy?.destination?.value.contains("sudoers") ?? false else { return [] }
            return copy.heredocs.compactMap { heredoc in
                guard let start = Array(heredoc.body.bytes).firstIndex(of: Array(mark.utf8)) else { return nil }
                return CheckFinding(
                    heredoc.body.sourceRange(of: start..<start + mark.utf8.count),
                    "the account becomes root without a password")
            }
        }
        return fromCommands + fromFiles
    }

    /// The word that names a group with rights.
    private static func group(in command: BuildCommand) -> ShellWord? {
        let words: [ShellWord?]
        switch command.name {
        case "useradd": words = command.command.arguments(.useradd).values("G", "groups", "g", "gid")
        case "usermod": words = command.command.arguments(.usermod).values("G", "groups", "g", "gid")
        case "adduser", "addgroup":
            let arguments = command.command.arguments(command.name == "adduser" ? .adduser : .addgroup)
            let ownGroups = command.name == "adduser" ? arguments.values("G", "groups", "ingroup") : []
            words = ownGroups + Array(arguments.operands.dropFirst())
        case "gpasswd":
            let arguments = command.command.arguments(.gpasswd)
            words = arguments.option("a", "add") == nil ? [] : [arguments.operands.first]
        default: return nil
        }
        return words.compactMap { $0 }.first { word in
            (command.value(of: word) ?? "").split(separator: ",").contains { groups.contains(String($0)) }
        }
    }

    /// Where a line that asks for no password is written to sudoers.
    private static func line(in command: BuildCommand) -> Range<Int>? {
        let texts = (command.command.arguments + command.command.redirections.compactMap { $0.heredoc?.body }).filter {
            $0.knownText.contains(mark) && (command.name != "sed" || isInserted($0.knownText))
        }
        guard let text = texts.first else { return nil }
        let writes = (command.command.redirections + command.command.context.redirections).filter(\.writesFile)
        let targets =
            writes.map(\.target)
            + command.downstream.filter { $0.name == "tee" }.flatMap { $0.command.arguments }
        let ownTargets = ["tee", "sed"].contains(command.name) ? Array(command.command.arguments) : []
        guard (targets + ownTargets).contains(where: { $0.knownText.contains("sudoers") }) else { return nil }
        return text.range(ofText: mark).map(command.script.source)
    }

    /// Whether a command of sed puts the mark into the file.
    private static func isInserted(_ text: String) -> Bool {
        guard text.first == "s", let separator = text.dropFirst().first else { return !text.hasSuffix("d") }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        return parts.count > 2 && parts[2].contains(mark)
    }
}
