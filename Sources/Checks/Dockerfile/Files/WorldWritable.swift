internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Everybody may change a file.
enum WorldWritable: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/world-writable", "Files that everybody may write",
        why: """
            Every account in the container may change the files. A process that was to have few rights can then replace programs or \
            settings that another one with more rights uses.
            """,
        severity: .medium,
        remediation:
            "Give the files to the account that writes them (COPY --chown, chown) and keep others out: 755, 644, g=u.",
        references: ["https://cwe.mitre.org/data/definitions/732.html"],
        cwe: "CWE-732",
        aliases: ["sonar:S2612"],
        bad: [
            "FROM debian:12\nRUN chmod -R «777» /srv\n",
            "FROM debian:12\nCOPY --chmod=«0666» app.conf /srv/\n",
            "FROM debian:12\nRUN mkdir /srv/data && \\\n    chmod «a+rwx» /srv/data\n",
            "FROM debian:12\nRUN [\"chmod\", «\"ugo+w\"», \"/srv\"]\n",
            "FROM debian:12\nRUN <<EOF\ninstall -d -m «0777» /srv/data\nEOF\n",
            "FROM debian:12\nRUN mkdir -p --mode=«777» /srv/data\n",
            "FROM debian:12\nARG MODE=o+w\nRUN find /srv -type d -exec chmod «$MODE» {} +\n",
            "FROM debian:12\nRUN umask «000» && make install\n",
            "FROM debian:12\nONBUILD RUN chmod «777» /root/.ssh/id_rsa\n",
        ],
        good: [
            "FROM debian:12\nRUN chmod -R 755 /srv\n",
            "FROM debian:12\nRUN chmod 1777 /tmp && chmod a+rwxt /var/tmp\n",
            "FROM debian:12\nRUN chmod +x /srv/app && chmod g=u /srv && chmod +w /srv/log\n",
            "FROM debian:12\nRUN chmod o-w /srv && umask 022 && umask\n",
            "FROM debian:12\nRUN echo chmod 777 /srv\n",
            "FROM debian:12\nCOPY --chmod=755 777 /srv/\n",
            "FROM debian:12\nRUN chmod 770 /srv/777\n",
            "FROM debian:12\n# chmod 777 /srv\nRUN chmod $MODE /srv\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let modes = ModeChange.all(in: file).compactMap { change -> CheckFinding? in
            guard change.mode.othersMayWrite, !change.mode.isSticky else { return nil }
            return CheckFinding(
                change.range, "\(change.text) lets every account write",
                severity: severity(change.instruction, change.paths, in: file))
        }
        let masks = file.buildCommands.compactMap { command -> CheckFinding? in
            guard command.name == "umask", let word = command.command.arguments.last,
                let text = command.value(of: word), let mask = Int(text, radix: 8), mask & 0o002 == 0
            else { return nil }
            return CheckFinding(
                command.range(of: word), "with the umask \(text) every account may write what is made",
                severity: severity(command.instruction, [], in: file))
        }
        return modes + masks
    }

    private static func severity(_ instruction: Instruction, _ paths: [String], in file: AuditedDockerfile) -> Severity?
    {
        guard file.isInImage(instruction) else { return .low }
        let isSensitive = paths.contains { path in
            ["/etc/passwd", "/etc/shadow", "/etc/group", "/etc/sudoers"].contains(path) || SecretFile(path) != nil
                || CopiedPath.components(path).contains(".ssh")
        }
        return isSensitive ? .high : nil
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let text = file.document.text(finding.range)
        let mode = text.filter { $0 != "\"" && $0 != "'" }
        guard let narrower = narrower(mode, isMask: file.command(at: finding.range, where: isMask(finding)) != nil),
            let place = file.place(of: mode, in: finding.range)
        else { return nil }
        return Fix("\(mode) becomes \(narrower)", [Edit(place, narrower)], isUnsafe: true)
    }

    private static func isMask(_ finding: CheckFinding) -> (BuildCommand) -> Bool {
        { $0.name == "umask" && $0.range.overlaps(finding.range) }
    }

    /// The mode without the right of group and others to write; nil for one that is written in another way.
    private static func narrower(_ mode: String, isMask: Bool) -> String? {
        if let known = symbolic[mode] { return known }
        guard (3...4).contains(mode.utf8.count), let bits = Int(mode, radix: 8) else { return nil }
        let digits = String(isMask ? bits | 0o022 : bits & ~0o022, radix: 8)
        return String(repeating: "0", count: max(0, mode.utf8.count - digits.utf8.count)) + digits
    }

    private static let symbolic = [
        "a+rwx": "u+rwx,go+rx", "ugo+rwx": "u+rwx,go+rx", "a+rw": "u+rw,go+r", "ugo+rw": "u+rw,go+r", "a+w": "u+w",
        "ugo+w": "u+w", "a+rwX": "u+rwX,go+rX", "ugo+rwX": "u+rwX,go+rX", "a=rwx": "u=rwx,go=rx",
    ]
}
