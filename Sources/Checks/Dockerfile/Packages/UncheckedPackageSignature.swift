internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Packages are taken without a look at their signatures.
enum UncheckedPackageSignature: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unchecked-package-signature", "Package signatures not checked",
        why: """
            A package manager is told to take packages that nobody signed. Whoever holds the mirror, or stands on the way to it, \
            then puts programs of their own into the image, and they are installed as root.
            """,
        severity: .high,
        remediation: "Leave the option out, and install the key of the repository.",
        references: ["https://cwe.mitre.org/data/definitions/347.html"],
        cwe: "CWE-347",
        aliases: [
            "checkov:CKV2_DOCKER_7", "checkov:CKV2_DOCKER_8", "checkov:CKV2_DOCKER_9", "checkov:CKV2_DOCKER_10",
            "checkov:CKV2_DOCKER_11", "dockle:CIS-DI-0011",
        ],
        bad: [
            "FROM debian:12\nRUN apt-get install -y «--allow-unauthenticated» curl\n",
            "FROM debian:12\nRUN apt-get update «--allow-insecure-repositories» && \\\n  apt-get -y «--force-yes» install curl\n",
            "FROM debian:12\nRUN apt-get -o «APT::Get::AllowUnauthenticated=true» install curl\n",
            "FROM debian:12\nRUN echo \"deb [«trusted=yes»] https://example.com/apt ./\" > /etc/apt/sources.list.d/a.list\n",
            "FROM debian:12\nCOPY <<EOF /etc/apt/sources.list.d/a.sources\nTypes: deb\n«Trusted: yes»\nEOF\n",
            "FROM alpine:3.23\nRUN [\"apk\", \"add\", «\"--allow-untrusted\"», \"/a.apk\"]\n",
            "FROM almalinux:9\nRUN dnf install -y «--nogpgcheck» httpd && yum -y «--setopt=main.gpgcheck=0» install a\n",
            "FROM almalinux:9\nRUN printf '[a]\\nname=a\\n«gpgcheck=0»\\n' | tee /etc/yum.repos.d/a.repo\n",
            "FROM almalinux:9\nRUN <<EOF\ncat > /etc/yum.repos.d/a.repo <<REPO\n[a]\n«gpgcheck = 0»\nREPO\nrpm -Uvh «--nosignature» --nodeps a.rpm\nEOF\n",
            "FROM almalinux:9\nRUN sed -i 's/gpgcheck=1/«gpgcheck=0»/' /etc/yum.repos.d/a.repo\n",
            "FROM opensuse/leap:16.0\nONBUILD RUN zypper «--no-gpg-checks» install -y httpd\n",
            "FROM opensuse/leap:16.0\nRUN zypper «--gpg-auto-import-keys» refresh\n",
            "FROM archlinux:base\nRUN echo '«SigLevel = Never»' >> /etc/pacman.conf\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get install -y curl\n",
            "FROM debian:12\nRUN echo apt-get install --allow-unauthenticated '[trusted=yes]'\n",
            "FROM debian:12\nRUN echo 'deb [signed-by=/a.gpg] https://example.com/trusted=yes ./' > /etc/apt/sources.list\n",
            "FROM almalinux:9\nRUN printf '[a]\\n#gpgcheck=0\\ngpgcheck=1\\nrepo_gpgcheck=0\\n' > /etc/yum.repos.d/a.repo\n",
            "FROM almalinux:9\nRUN rpm -qa --nosignature && rpm -V --nofiledigest bash\n",
            "FROM almalinux:9\nRUN sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.repos.d/a.repo\n",
            "FROM alpine:3.23\nRUN apk add --no-cache --virtual --allow-untrusted curl\n",
            "FROM opensuse/leap:16.0\nRUN zypper --gpg-auto-import-keys=false refresh\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.commands.flatMap(findings)
            + file.writtenLines.compactMap { line in
                guard let part = culprit(in: line.text) else { return nil }
                return CheckFinding(
                    file.place(of: part, in: line.range) ?? line.range, "signatures of packages are not checked")
            }
    }

    // MARK: Options

    private static let options: [PackageTool: Set<String>] = [
        .apt: [
            "allow-unauthenticated", "force-yes", "allow-insecure-repositories", "allow-weak-repositories",
            "allow-downgrade-to-insecure-repositories",
        ],
        .apk: ["allow-untrusted"],
        .yum: ["nogpgcheck", "no-gpgchecks", "no-gpg-checks"],
        .dnf: ["nogpgcheck", "no-gpgchecks", "no-gpg-checks"],
        .zypper: ["no-gpg-checks", "gpg-auto-import-keys", "allow-unsigned-rpm", "no-gpgcheck"],
    ]

    private static func findings(_ command: BuildCommand) -> [CheckFinding] {
        let name = command.name ?? ""
        func finding(_ word: ShellWord, _ severity: Severity? = nil) -> CheckFinding {
            CheckFinding(
                command.range(of: word), "\(name) does not check signatures of packages", severity: severity)
        }
        switch name {
        case "rpm": return rpm(command).map { finding($0) }
        case "dpkg": return command.command.arguments.filter { $0.isLiteral("--force-bad-verify") }.map { finding($0) }
        case "debootstrap", "cdebootstrap":
            return command.command.arguments.filter {
                ["--no-check-gpg", "--allow-unauthenticated"].contains($0.prefix)
            }
            .map { finding($0) }
        case "yum-config-manager", "dnf-config-manager": return settings(command, .dnf).map { finding($0) }
        default: break
        }
        guard let package = PackageCommand(command) else { return [] }
        let names = options[package.tool] ?? []
        return package.arguments.options.compactMap { option in
            guard names.contains(option.name), !Setting.off.contains(option.value?.literal ?? "") else { return nil }
            // The key is taken as it comes the first time, and checked from then on.
            return finding(option.word, option.name == "gpg-auto-import-keys" ? .medium : nil)
        } + settings(command, package.tool).map { finding($0) }
    }

    /// The words of `-o key=value` and `--setopt=key=value`.
    private static func settings(_ command: BuildCommand, _ tool: PackageTool) -> [ShellWord] {
        let arguments = command.command.arguments(tool.grammar)
        return arguments.options.compactMap { option in
            guard ["o", "option", "setopt", "save"].contains(option.name), let value = option.value,
                let setting = Setting(command.value(of: value) ?? ""), isOff(setting)
            else { return nil }
            return option.word.range == value.range || option.word.literal?.contains("=") == true ? option.word : value
        }
    }

    private static func isOff(_ setting: Setting) -> Bool {
        switch setting.key {
        case "apt::get::allowunauthenticated", "acquire::allowinsecurerepositories", "acquire::allowweakrepositories",
            "acquire::allowdowngradetoinsecurerepositories", "apt::get::force-yes":
            setting.isOn
        case "siglevel": setting.value == "never"
        case "trusted": setting.value == "yes"
        default: setting.key.split(separator: ".").last == "gpgcheck" && setting.isOff
        }
    }

    /// Not when it asks or removes.
    private static func rpm(_ command: BuildCommand) -> [ShellWord] {
        let arguments = command.command.arguments(
            ShellOptionGrammar(valued: ["root", "r", "define", "D", "dbpath", "prefix", "relocate", "E", "eval"]))
        guard
            !arguments.options.contains(where: { ["q", "V", "e", "query", "verify", "erase", "K"].contains($0.name) })
        else { return [] }
        return arguments.options.filter {
            ["nosignature", "nodigest", "noverify", "nofiledigest", "nogpg"].contains($0.name)
        }.map(\.word)
    }

    // MARK: Files

    private static func culprit(in line: String) -> String? {
        if line.hasPrefix("deb"), let start = line.firstIndex(of: "["), let end = line[start...].firstIndex(of: "]") {
            let options = line[line.index(after: start)..<end].split(separator: " ")
            return options.first { $0.lowercased() == "trusted=yes" }.map(String.init)
        }
        return Setting(line).flatMap { isOff($0) ? line : nil }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.removalOfOption(at: finding.range)
    }
}
