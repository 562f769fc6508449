internal import Rules
internal import ShellSyntax

/// A download does not check whom it talks to.
enum UncheckedCertificate: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unchecked-certificate", "Certificate not checked",
        why: """
            A download is told not to check the server's certificate. Anybody on the way can then answer for it and put what they \
            like into the image.
            """,
        severity: .high,
        remediation: "Leave the option out; install ca-certificates, or name your own authority with --cacert.",
        references: ["https://cwe.mitre.org/data/definitions/295.html"],
        cwe: "CWE-295",
        aliases: ["checkov:CKV2_DOCKER_2", "checkov:CKV2_DOCKER_3", "sonar:S4830"],
        bad: [
            "FROM debian:12\nRUN curl «-k» https://example.com/a.tar.gz -o a.tar.gz\n",
            "FROM debian:12\nRUN curl \"https://example.com/a?b=1&c=2\" «-fsSLk» | tar xz\n",
            "FROM debian:12\nRUN set -e; \\\n  wget -q «--no-check-certificate» https://example.com/a\n",
            "FROM debian:12\nRUN [\"curl\", «\"--insecure\"», \"https://example.com/a\"]\n",
            "FROM debian:12\nRUN <<EOF\ngit -c «http.sslVerify=false» clone https://example.com/a.git\nEOF\n",
            "FROM debian:12\nRUN git config --global «http.sslVerify» false\n",
            "FROM debian:12\nRUN aria2c «--check-certificate=false» https://example.com/a\n",
        ],
        good: [
            "FROM debian:12\nRUN curl https://example.com/a.tar.gz -o a.tar.gz\n",
            "FROM debian:12\nRUN curl -o -k https://example.com/a\n",
            "FROM debian:12\nRUN wget -q https://example.com/a\n",
            "FROM debian:12\nRUN git config --global http.sslVerify true\n",
            "FROM debian:12\nRUN echo curl -k\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.commands.compactMap { command in
            guard let word = culprit(in: command) else { return nil }
            return CheckFinding(
                command.range(of: word), "\(command.name ?? "it") does not check the server's certificate")
        }
    }

    private static func culprit(in command: BuildCommand) -> ShellWord? {
        func option(_ grammar: ShellOptionGrammar, _ names: Set<String>) -> ShellWord? {
            command.command.arguments(grammar).options.first { names.contains($0.name) }?.word
        }
        let words = command.command.arguments
        switch command.name {
        case "curl": return option(.curl, ["k", "insecure", "proxy-insecure", "doh-insecure"])
        case "wget": return option(.wget, ["no-check-certificate"])
        case "aria2c": return words.first { command.value(of: $0) == "--check-certificate=false" }
        case "http", "https": return words.first { ["--verify=no", "--verify=false"].contains(command.value(of: $0)) }
        case "git":
            let values = words.map { command.value(of: $0)?.lowercased() ?? "" }
            if let index = values.firstIndex(of: "http.sslverify=false") { return words[words.startIndex + index] }
            guard let index = values.firstIndex(of: "http.sslverify"), index + 1 < values.count,
                ["false", "0", "no", "off"].contains(values[index + 1])
            else { return nil }
            return words[words.startIndex + index]
        default: return nil
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let (command, word) = file.word(at: finding.range), let text = word.literal else { return nil }
        let edits = CommandEdits(command, in: file)
        let words = command.command.words
        guard let index = words.firstIndex(where: { $0.range == word.range }) else { return nil }
        let title = "\(command.name ?? "it") checks the certificate"
        if command.name == "curl", !text.hasPrefix("--"), text != "-k" {
            // One of several letters.
            guard let place = file.place(of: text, in: finding.range), let letter = text.utf8.firstIndex(of: 0x6B)
            else {
                return nil
            }
            let start = place.lowerBound + text.utf8.distance(from: text.startIndex, to: letter)
            return Fix(title, [.removal(start..<start + 1)], isUnsafe: true)
        }
        guard command.name == "git" else { return Fix(title, [edits.removal(of: word)], isUnsafe: true) }
        if words[index - 1].literal == "-c" {
            return Fix(title, [edits.removal(of: words[index - 1], through: word)], isUnsafe: true)
        }
        guard index + 1 < words.count else { return nil }
        return Fix(title, [edits.replacement(of: words[index + 1], by: "true")], isUnsafe: true)
    }
}
