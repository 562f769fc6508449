internal import Dockerfile

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
}
