internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A download is compared with a checksum that can be forged.
enum WeakChecksum: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/weak-checksum", "Checksum that can be forged",
        why: """
            A file is checked against MD5 or SHA-1. Another file with the same sum can be made for both, so that the check does not \
            tell whether the file is the right one.
            """,
        severity: .low,
        remediation: "Compare SHA-256 or SHA-512.",
        references: ["https://cwe.mitre.org/data/definitions/328.html"],
        cwe: "CWE-328",
        aliases: ["sonar:S4790"],
        bad: [
            "FROM debian:12\nRUN curl -O https://example.com/a && echo '0123  a' | «md5sum» -c -\n",
            "FROM debian:12\nRUN [\"sha1sum\", \"a\"]\nRUN [«\"sha1sum\"», \"--check\", \"sums\"]\n",
            "FROM debian:12\nRUN <<EOF\nwget https://example.com/a\n[ \"$(«sha1sum» a | cut -d' ' -f1)\" = 0123 ]\nEOF\n",
            "FROM debian:12\nRUN echo '0123  a' | \\\n  «shasum» -c\n",
        ],
        good: [
            "FROM debian:12\nRUN curl -O https://example.com/a && echo '0123  a' | sha256sum -c -\n",
            "FROM debian:12\nRUN md5sum /etc/passwd > /sums\n",
            "FROM debian:12\nRUN echo '0123  a' | shasum -a 256 -c && echo '0123  a' | shasum --algorithm=512 -c\n",
            "FROM debian:12\nRUN apt-get install -y md5sum && echo md5sum -c\n",
            "FROM debian:12\nRUN echo '0123  a' | md5sum -c && echo '0123  a' | sha512sum -c\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.flatMap { script -> [CheckFinding] in
            let commands = script.commands
            // A better check beside it makes up for it.
            guard !commands.contains(where: { $0.verifies && algorithm($0) == nil }) else { return [] }
            return commands.compactMap { command in
                guard let algorithm = algorithm(command), checks(command) else { return nil }
                return CheckFinding(command.nameRange, "\(algorithm) can be forged")
            }
        }
    }

    private static func algorithm(_ command: BuildCommand) -> String? {
        switch command.name {
        case "md5sum": return "MD5"
        case "sha1sum": return "SHA-1"
        case "shasum":
            let option = command.command.arguments(ShellOptionGrammar(valued: ["a", "algorithm"])).option(
                "a", "algorithm")
            guard let option else { return "SHA-1" }
            return option.value?.literal == "1" ? "SHA-1" : nil
        default: return nil
        }
    }

    /// Whether it compares: by itself, or in a substitution that a test looks at.
    private static func checks(_ command: BuildCommand) -> Bool {
        let arguments = command.command.arguments(ShellOptionGrammar(valued: ["a", "algorithm"]))
        if arguments.flag("c", "check") { return true }
        guard let (_, outer) = command.script.sequence.host(of: command.command) else { return false }
        return ["test", "[", "[["].contains(outer?.name ?? "")
    }
}
