internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A program runs with the rights of root whoever starts it.
enum SetUserIdentifier: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/set-user-identifier", "Program with root's rights",
        why: """
            A program gets the set-user-ID or set-group-ID bit, or a capability that amounts to root. Any account in the container \
            that finds a fault in it becomes root again, whatever USER says.
            """,
        severity: .medium,
        remediation: """
            Leave the bit out and start the container with what it needs; where the program stays, start it with no-new-privileges.
            """,
        references: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
        cwe: "CWE-269",
        aliases: ["dockle:CIS-DI-0008", "sonar:S2612"],
        bad: [
            "FROM debian:12\nRUN chmod «u+s» /usr/bin/tool\n",
            "FROM debian:12\nRUN make && \\\n    chmod -v «4755» /usr/local/bin/tool\n",
            "FROM debian:12\nCOPY --chmod=«4755» tool /usr/local/bin/\n",
            "FROM debian:12\nRUN [\"chmod\", «\"+s\"», \"/usr/bin/tool\"]\n",
            "FROM debian:12\nRUN <<EOF\ninstall -m «6755» tool /usr/bin/tool\nEOF\n",
            "FROM debian:12\nONBUILD RUN setcap «cap_sys_admin+ep» /usr/bin/tool\n",
            "FROM debian:12\nRUN chmod «g+s» /usr/bin/tool\n",
        ],
        good: [
            "FROM debian:12\nRUN chmod 755 /usr/bin/tool\n",
            "FROM debian:12\nRUN chmod u-s /usr/bin/tool\n",
            "FROM debian:12\nRUN find / -xdev -perm /6000 -type f -exec chmod a-s {} +\n",
            "FROM debian:12\nRUN chmod 2775 /srv/shared && chmod g+s /srv/shared\n",
            "FROM debian:12\nRUN chmod 1777 /tmp\n",
            "FROM debian:12\nRUN setcap cap_net_bind_service=+ep /usr/bin/tool\n",
            "FROM debian:12\nRUN setcap -r /usr/bin/tool\n",
            "FROM debian:12 AS build\nRUN chmod u+s /usr/bin/tool\nFROM debian:12\nCMD [\"app\"]\n",
        ])

    /// Capabilities with which a process can make itself root.
    /// Source: https://man7.org/linux/man-pages/man7/capabilities.7.html, and what GTFOBins shows for each.
    private static let capabilities: Set = [
        "all", "cap_sys_admin", "cap_sys_ptrace", "cap_sys_module", "cap_sys_rawio", "cap_setuid", "cap_setgid",
        "cap_dac_override", "cap_dac_read_search", "cap_fowner", "cap_chown", "cap_mknod", "cap_bpf", "cap_setfcap",
        "cap_setpcap",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let modes = ModeChange.all(in: file).compactMap { change -> CheckFinding? in
            // On a folder the bit for groups hands on the group, no more.
            let isProgram = change.paths.contains { $0.contains("bin/") && !$0.hasSuffix("/") }
            guard file.isInImage(change.instruction), change.mode.setsUser || change.mode.setsGroup && isProgram
            else { return nil }
            return CheckFinding(change.range, "\(change.text) lets anybody run the program with its owner's rights")
        }
        let granted = file.buildCommands.compactMap { command -> CheckFinding? in
            guard command.name == "setcap", file.isInImage(command.instruction),
                let word = command.command.arguments(ShellOptionGrammar(valued: ["n"])).operands.first,
                let text = command.value(of: word)?.lowercased(), !text.contains("-"),
                let name = text.split(whereSeparator: { ",=+ ".contains($0) }).first(where: {
                    capabilities.contains(String($0))
                })
            else { return nil }
            return CheckFinding(command.range(of: word), "\(name) is as good as root")
        }
        return modes + granted
    }
}
