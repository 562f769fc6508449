internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// What a download brings is unpacked, installed or run without being checked.
enum UnverifiedDownload: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unverified-download", "Download used without a check",
        why: """
            A file from the network is unpacked, installed or made a program in the same RUN, and nothing compares a checksum or \
            checks a signature. A changed file on the server goes straight into the image.
            """,
        severity: .low, confidence: .medium,
        remediation: "Compare with a pinned checksum first: echo '<sha256>  file' | sha256sum -c -.",
        references: ["https://cwe.mitre.org/data/definitions/494.html"],
        cwe: "CWE-494",
        aliases: ["sonar:S6474", "dockle:CIS-DI-0011"],
        bad: [
            "FROM debian:12\nRUN «curl» -fsSLo a.tgz https://example.com/a.tgz && tar xzf a.tgz\n",
            "FROM debian:12\nRUN «wget» -qO- https://example.com/a.tar.xz | tar xJ -C /opt\n",
            "FROM debian:12\nRUN «wget» https://example.com/a-${VERSION}.deb \\\n  && dpkg -i a-${VERSION}.deb\n",
            "FROM debian:12\nRUN <<EOF\n«curl» -L https://example.com/kubectl > /usr/local/bin/kubectl\nchmod +x /usr/local/bin/kubectl\nEOF\n",
            "FROM debian:12\nRUN cd /tmp; «curl» -LO https://example.com/i.sh; sh ./i.sh\n",
            "FROM debian:12\nRUN tar xz < <(echo) && [ -e a ] || tar xzf \"$(«curl» -sO https://example.com/b.tgz; echo b.tgz)\" && tar xzf b.tgz\n",
        ],
        good: [
            "FROM debian:12\nRUN curl -fsSLo a.tgz https://example.com/a.tgz && echo '0123  a.tgz' | sha256sum -c - && tar xzf a.tgz\n",
            "FROM debian:12\nRUN wget https://example.com/a.deb a.deb.asc && gpg --verify a.deb.asc && dpkg -i a.deb\n",
            "FROM debian:12\nRUN curl -fsSL https://example.com/key.asc | gpg --dearmor > /usr/share/keyrings/a.gpg\n",
            "FROM debian:12\nRUN curl -s https://example.com/v.json -o v.json && tar xzf local.tgz\n",
            "FROM debian:12\nRUN curl http://localhost:8080/a.tgz | tar xz\n",
            "FROM debian:12\nRUN echo 'curl https://example.com/a.tgz | tar xz'\n",
            "FROM debian:12\nRUN curl -s https://example.com/i.sh | sh\n",
        ])

    private static let consumers: Set = [
        "tar", "bsdtar", "unzip", "7z", "7za", "gunzip", "gzip", "xz", "unxz", "bunzip2", "cpio", "ar", "dpkg", "rpm",
        "apt",
        "apt-get", "yum", "dnf", "microdnf", "zypper", "apk", "pip", "npm", "sh", "bash", "dash", "ash", "zsh",
        "python",
        "perl", "ruby", "node", "php", "java", "chmod", "install", "source", ".", "gdebi", "jar", "make",
    ]
    private static let unpackers: Set = [
        "tar", "bsdtar", "unzip", "funzip", "cpio", "gunzip", "zcat", "gzip", "xz", "unxz", "bunzip2", "zstd", "dpkg",
        "rpm",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.flatMap { script -> [CheckFinding] in
            let commands = script.commands
            guard !commands.contains(where: \.verifies) else { return [] }
            return commands.enumerated().compactMap { index, command in
                guard let download = Download(command), !isLocal(download),
                    let user = user(of: download, among: commands[(index + 1)...].prefix(200))
                else { return nil }
                return CheckFinding(
                    command.nameRange,
                    user == "chmod"
                        ? "what it brings becomes a program without a check"
                        : "what it brings goes to \(user) without a check")
            }
        }
    }

    private static func isLocal(_ download: Download) -> Bool {
        download.addresses.allSatisfy { word in
            WebAddress(download.command.visibleText(of: word)).map(\.isLocal) ?? false
        }
    }

    /// The name of a command that unpacks, installs or runs what is fetched.
    private static func user(of download: Download, among later: ArraySlice<BuildCommand>) -> String? {
        if download.files.isEmpty {
            return download.command.downstream.lazy.compactMap(\.name).first { unpackers.contains($0) }
        }
        // Of a file that stays as it is, only its name is known.
        let names = Set(download.files.map(Download.baseName)).subtracting(["null", ""])
        for command in later {
            if let path = command.command.words.first.map(command.visibleText), path.contains("/"),
                names.contains(Download.baseName(path))
            {
                return Download.baseName(path)
            }
            guard let program = command.program, consumers.contains(program) else { continue }
            let isUsed = command.command.arguments.contains { word in
                names.contains(Download.baseName(command.visibleText(of: word)))
            }
            guard isUsed, program != "chmod" || makesProgram(command) else { continue }
            return program
        }
        return nil
    }

    private static func makesProgram(_ command: BuildCommand) -> Bool {
        guard let mode = command.knownArguments.first(where: { !$0.hasPrefix("-") }) else { return false }
        if mode.contains("+") || mode.contains("=") { return mode.contains("x") }
        return mode.contains { "1357".contains($0) }
    }
}
