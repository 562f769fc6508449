internal import Rules

/// apt-get installs a package without a version.
enum UnpinnedAptPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-apt-package", "apt package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name=version, and a wildcard for what the distribution adds: curl=8.5.0-2*.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3008", "sonar:S6500"],
        bad: [
            "FROM debian:12\nRUN apt-get install -y «curl»\n",
            "FROM debian:12\nRUN apt-get update && \\\n  apt-get -t bookworm install -y --no-install-recommends git=1:2.39.2-1 \\\n  # a comment\n  «wget» make\n",
            "FROM debian:12\nRUN [\"apt-get\", \"install\", «\"curl\"»]\n",
            "FROM debian:12\nRUN <<EOF\napt install -y «curl»\nEOF\n",
            "FROM debian:12\nENV NAME=curl\nONBUILD RUN sudo apt-get -qq install «\"$NAME\"»\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get install -y curl=8.5.0-2\n",
            "FROM debian:12\nRUN apt-get install -y ./a.deb curl/bookworm-backports\n",
            "FROM debian:12\nARG PACKAGES\nRUN apt-get install -y $PACKAGES curl=$VERSION\n",
            "FROM debian:12\nRUN echo apt-get install -y curl && apt-get remove wget\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .apt }
    }
}
