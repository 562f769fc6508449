internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// apt is used in a script.
enum AptTool: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/apt-tool", "apt in a script",
        why: """
            apt is made for people at a terminal. What it prints and which options it takes may change from one \
            version to the next; apt-get and apt-cache keep theirs.
            """,
        severity: .info,
        remediation: "Write apt-get, or apt-cache for searches.",
        references: [
            "https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS"
        ],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3027", "checkov:CKV_DOCKER_9"],
        bad: [
            "FROM debian:12\nRUN «apt» install -y curl\n",
            "FROM debian:12\nRUN cd /tmp; \\\n  sudo «/usr/bin/apt» update && apt -y upgrade\n",
            "FROM debian:12\nRUN [«\"apt\"», \"update\"]\n",
            "FROM debian:12\nRUN <<EOF\nDEBIAN_FRONTEND=noninteractive «apt» install -y curl\nEOF\n",
            "FROM debian:12\nONBUILD RUN «apt» update\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get install -y curl\n",
            "FROM debian:12\nRUN rm -rf /var/cache/apt /etc/apt\n",
            "FROM debian:12\nRUN echo apt install curl\n",
            "FROM debian:12\nRUN apt-key list; apt-mark auto curl\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        // One of each script: who mends it mends all.
        file.scripts.filter { $0.instruction.kind == .run }.compactMap { script in
            script.commands.first { $0.name == "apt" }.map {
                CheckFinding($0.nameRange, "apt is no tool for scripts")
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let script = file.script(at: finding.range) else { return nil }
        let commands = script.commands.filter { $0.name == "apt" }
        return Fix("apt becomes apt-get", commands.flatMap { edits(of: $0, in: file) ?? [nil] })
    }

    /// What makes a command do the same with apt-get or apt-cache; nil if nothing does.
    private static func edits(of command: BuildCommand, in file: AuditedDockerfile) -> [Edit?]? {
        guard let name = command.command.words.first, let package = PackageCommand(command),
            let verb = package.verbs.last, let text = package.verb
        else { return nil }
        let edits = CommandEdits(command, in: file)
        switch text {
        case "full-upgrade": return [edits.suffix("-get", to: name), edits.replacement(of: verb, by: "dist-upgrade")]
        // apt brings new packages in where an upgrade needs them.
        case "upgrade": return [edits.suffix("-get", to: name), edits.insertion(of: "--with-new-pkgs", after: verb)]
        case _ where same.contains(text): return [edits.suffix("-get", to: name)]
        case _ where questions.contains(text): return [edits.suffix("-cache", to: name)]
        default: return nil
        }
    }

    /// What apt-get calls the same.
    private static let same: Set = [
        "update", "install", "reinstall", "remove", "purge", "autoremove", "autopurge", "clean", "autoclean", "source",
        "download", "build-dep", "satisfy", "dist-upgrade",
    ]
    /// What apt-cache does.
    private static let questions: Set = ["policy", "depends", "rdepends", "showsrc"]
}
