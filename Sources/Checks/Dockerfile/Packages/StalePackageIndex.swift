internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The list of packages is fetched in one layer and used in another.
enum StalePackageIndex: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/stale-package-index", "Package list in a layer of its own",
        why: """
            A RUN fetches the list of packages and installs nothing. The builder keeps that layer, so that later builds install \
            from an old list: versions with known holes, or none at all when the mirror has moved on.
            """,
        severity: .medium,
        remediation: "Write both into one RUN: apt-get update && apt-get install -y ….",
        references: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
        cwe: "CWE-1104",
        aliases: ["trivy:DS-0017", "trivy:AVD-DS-0017", "checkov:CKV_DOCKER_5", "dockle:CIS-DI-0007"],
        bad: [
            "FROM debian:12\nRUN apt-get «update»\nRUN apt-get install -y curl\n",
            "FROM alpine:3.23\nRUN [\"apk\", «\"update\"»]\nRUN apk add curl\n",
            "FROM debian:12\nRUN set -eux; \\\n  apt-get -qq «update» || exit 1; \\\n  rm -f /tmp/a\n",
            "FROM debian:12\nRUN <<EOF\napt-get install -y curl\napt «update»\nEOF\n",
            "FROM archlinux:base\nRUN pacman «-Sy»\n",
            "FROM opensuse/leap:16.0\nONBUILD RUN zypper --non-interactive «refresh»\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get update && apt-get upgrade -y\n",
            "FROM debian:12\nRUN apt-get update && ./install.sh\n",
            "FROM debian:12\nRUN apt-get update; apt-get -y $WHAT\n",
            "FROM alpine:3.23\nRUN apk add --no-cache curl\n",
            "FROM almalinux:9\nRUN yum update -y\n",
            "FROM debian:12\nRUN apt-get update && echo a >> /b && apt-get update && rm -rf /var/lib/apt/lists/*\n",
            "FROM debian:12\nRUN echo apt-get update\n# RUN apt-get update\n",
        ])

    /// Programs that install nothing.
    private static let idle: Set = [
        "set", "echo", "printf", "true", ":", "rm", "mkdir", "touch", "cat", "export", "cd", "exit", "sleep", "sed",
        "tee",
        "cp", "mv", "ln", "chmod", "chown", "test", "[", "find", "grep", "date", "unset", "ls", "apt-cache",
        "locale-gen",
        "useradd", "groupadd", "adduser", "addgroup", "id",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.compactMap { script in
            let commands = script.commands
            let tools = commands.map(PackageCommand.init)
            guard let index = tools.lastIndex(where: { $0?.action == .refresh }), let update = tools[index] else {
                return nil
            }
            // What is not known may install something.
            let isUsed = zip(commands, tools).dropFirst(index + 1).contains { command, tool in
                switch tool?.action {
                case .refresh, .clean, .remove: false
                case .install, .upgrade, .distributionUpgrade, .other: true
                case nil: !command.command.words.isEmpty && !idle.contains(command.name ?? "")
                }
            }
            let isRemoved = commands[index...].contains { command in
                command.name == "rm" && command.command.arguments.contains { $0.prefix.hasPrefix("/var/lib/apt/lists") }
            }
            guard !isUsed, !isRemoved else { return nil }
            return CheckFinding(
                update.verbRange, "\(update.command.name ?? "it") fetches a list that no command of this RUN uses")
        }
    }
}
