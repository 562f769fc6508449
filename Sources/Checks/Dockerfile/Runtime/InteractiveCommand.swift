internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// RUN with a command that makes sense on a machine with people and services only.
enum InteractiveCommand: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/interactive-command", "Command without sense in a build",
        why: """
            RUN uses a command that looks at or steers a running machine, or waits for a person. A build has no services, no other \
            processes and no terminal, and what such a command does is gone when the step ends.
            """,
        severity: .info,
        remediation: "Leave it out, or do it in ENTRYPOINT or outside the container.",
        references: ["https://docs.docker.com/build/building/best-practices/"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3001"],
        bad: [
            "FROM debian:12\nRUN «service» nginx start\n",
            "FROM debian:12\nRUN apt-get update && \\\n  «top» -b -n 1\n",
            "FROM debian:12\nRUN [«\"/bin/mount\"», \"-t\", \"tmpfs\", \"tmpfs\", \"/mnt\"]\n",
            "FROM debian:12\nRUN <<EOF\nif true; then\n  «vim» /etc/hosts\nfi\nEOF\n",
            "FROM debian:12\nONBUILD RUN sudo «shutdown» -h now\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            "FROM debian:12\nRUN apt-get install -y ssh vim mount && echo service\n",
            "FROM debian:12\nCMD service nginx start && tail -f /var/log/nginx/access.log\n",
            "FROM debian:12\nRUN server & sleep 5; seed && kill %1\n",
            "FROM debian:12\nRUN ./ssh.sh; ps2pdf a.ps\n",
        ])

    private static let names: Set = [
        "ssh", "vim", "vi", "nano", "shutdown", "reboot", "poweroff", "halt", "service", "systemctl", "ps", "free",
        "top",
        "htop", "kill", "mount", "ifconfig",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.flatMap { script -> [CheckFinding] in
            // A step may well end what it has started.
            let hasJob = script.sequence.commands.contains { $0.context.circumstances.contains(.background) }
            return script.commands.compactMap { command in
                guard let name = command.name, names.contains(name), isWhole(name, command) else { return nil }
                if hasJob, name == "kill" || name == "ps" { return nil }
                return CheckFinding(command.nameRange, "\(name) does nothing for an image")
            }
        }
    }

    /// Whether the words are not of those that do have an effect on the image.
    private static func isWhole(_ name: String, _ command: BuildCommand) -> Bool {
        let arguments = command.knownArguments
        switch name {
        // Services are switched on for the next start by a link.
        case "systemctl":
            return !arguments.contains {
                ["enable", "disable", "mask", "set-default", "unmask", "preset"].contains($0)
            }
        case "ssh": return arguments != ["-V"]
        case "vim", "vi":
            return !arguments.contains { ["-es", "-Es", "-e", "-E", "--headless"].contains($0) || $0.hasPrefix("+") }
        default: return true
        }
    }
}
