internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// apt installs what packages merely recommend.
enum RecommendedPackages: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/recommended-packages", "Recommended packages installed",
        why: """
            apt also installs what packages recommend and do not need. Each of them is one more thing to attack, to scan and to \
            bring up to date.
            """,
        severity: .info,
        remediation: "Add --no-install-recommends, and name what is missed.",
        references: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
        cwe: "CWE-1104",
        aliases: [
            "hadolint:DL3015", "trivy:DS-0029", "trivy:AVD-DS-0029", "dockle:CIS-DI-0003", "sonar:S6500",
            "semgrep:missing-no-install-recommends",
        ],
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get «install» -y curl\n",
            "FROM debian:12\nRUN [\"apt\", «\"install\"», \"-y\", \"curl\"]\n",
            "FROM debian:12\nRUN <<EOF\nif true; then\n  sudo apt-get -qq \\\n    «install» -o Dpkg::Use-Pty=0 curl\nfi\nEOF\n",
            "FROM debian:12\nRUN apt-get «install» --install-recommends curl\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n",
            "FROM debian:12\nRUN apt-get -o APT::Install-Recommends=false install curl\n",
            "FROM debian:12\nRUN echo 'APT::Install-Recommends \"0\";' > /etc/apt/apt.conf.d/a\nRUN apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get install $OPTIONS curl\n",
            "FROM debian:12\nRUN apt-get remove -y curl && echo apt-get install curl\n",
            "FROM debian:12\nRUN aptitude -R install curl\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let isConfigured = file.writtenLines.contains { line in
            Setting(line.text).map(turnsOff) ?? false
        }
        guard !isConfigured else { return [] }
        return file.packageCommands.compactMap { command in
            guard command.tool == .apt, command.verb == "install", !isOff(command) else { return nil }
            return CheckFinding(command.verbRange, "recommended packages are installed, too")
        }
    }

    private static func turnsOff(_ setting: Setting) -> Bool {
        setting.key == "apt::install-recommends" && setting.isOff
    }

    private static func isOff(_ command: PackageCommand) -> Bool {
        if command.arguments.flag("no-install-recommends", "without-recommends") { return true }
        if command.command.name == "aptitude", command.arguments.flag("R") { return true }
        let settings = command.arguments.values("o", "option").compactMap(command.command.value(of:))
        if settings.contains(where: { Setting($0).map(turnsOff) ?? false }) { return true }
        // An option may come out of a variable.
        return command.command.command.arguments.contains { word in
            word.isSplit && word.prefix.isEmpty
                && (command.command.value(of: word).map { $0.contains("--no-install-recommends") }
                    ?? command.isOption(word))
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let package = file.packageCommand(verbAt: finding.range), let verb = package.verbs.last,
            package.command.name != "aptitude", !package.arguments.flag("install-recommends")
        else { return nil }
        // Behind a -y, where people put it.
        let short = package.command.command.words.drop { $0.range.lowerBound <= verb.range.lowerBound }
            .prefix { ["-y", "-q", "-qq", "-yq", "-qy", "-yqq", "-qqy", "--yes"].contains($0.literal ?? "") }
        let edit = CommandEdits(package.command, in: file).insertion(
            of: "--no-install-recommends", after: short.last ?? verb)
        return Fix("\(package.command.name ?? "apt-get") gets --no-install-recommends", [edit], isUnsafe: true)
    }
}

extension PackageCommand {
    /// Whether a variable's name says that it holds options.
    fileprivate func isOption(_ word: ShellWord) -> Bool {
        word.parameters.contains { parameter in
            ["OPT", "ARG", "FLAG"].contains { parameter.name.uppercased().contains($0) }
        }
    }
}
