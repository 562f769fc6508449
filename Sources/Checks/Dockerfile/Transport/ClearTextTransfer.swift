internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Something is fetched over a connection that anybody on the way can change.
enum ClearTextTransfer: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/clear-text-transfer", "Fetched in clear text",
        why: """
            Files or packages come over http or ftp, which neither hides them nor protects them from changes. Anybody on the way can \
            put something else into the image.
            """,
        severity: .low,
        remediation: "Use https, or compare the file with a pinned checksum.",
        references: ["https://cwe.mitre.org/data/definitions/319.html"],
        cwe: "CWE-319",
        aliases: ["sonar:S5332"],
        bad: [
            "FROM debian:12\nRUN curl -fsSLO «http://example.com/a.tgz»\n",
            "FROM debian:12\nADD «http://example.com/a.tgz» /srv/\n",
            "FROM debian:12\nARG HOST=example.com\nRUN wget -q \\\n  «\"ftp://${HOST}/a\"»\n",
            "FROM debian:12\nRUN [\"git\", \"clone\", «\"git://example.com/a.git\"»]\n",
            "FROM python:3.13\nRUN pip install -i «http://pypi.example.com/simple» a==1\n",
            "FROM node:24\nRUN <<EOF\nnpm config set registry «http://npm.example.com/»\nnpm ci --registry «http://npm.example.com/»\nEOF\n",
            "FROM python:3.13\nENV «PIP_INDEX_URL=http://pypi.example.com/simple»\n",
        ],
        good: [
            "FROM debian:12\nRUN curl -fsSLO https://example.com/a.tgz\n",
            "FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1\n",
            "FROM debian:12\nRUN curl -s http://169.254.169.254/latest/meta-data && wget http://127.0.0.1/a http://db:80/\n",
            "FROM debian:12\nRUN curl -x http://proxy.example.com:3128 -e http://example.com https://example.com/a\n",
            "FROM debian:12\nRUN curl -O http://example.com/a.tgz && echo '0123  a.tgz' | sha256sum -c\n",
            "FROM debian:12\nRUN echo 'deb http://deb.debian.org/debian bookworm main' > /etc/apt/sources.list\n",
            "FROM debian:12\nARG HOST\nRUN curl http://$HOST/a # http://example.com\n",
            "FROM debian:12\nRUN echo http://example.com/a\nLABEL url=http://example.com\n",
        ])

    private static let variables: Set = [
        "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL",
        "NPM_CONFIG_REGISTRY", "npm_config_registry", "YARN_REGISTRY", "GOPROXY",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var found: [CheckFinding] = []
        for add in file.instructions(.add) where add.flag("checksum") == nil {
            for source in add.copy?.sources ?? [] {
                guard let problem = problem(file.expand(source, in: add).value) else { continue }
                found.append(CheckFinding(source.range, problem))
            }
        }
        for script in file.scripts where script.instruction.kind != .healthcheck {
            let commands = script.commands
            // A checksum protects what a connection does not.
            let isVerified = commands.contains(where: \.verifies)
            for command in commands where !isVerified || PackageCommand(command) != nil {
                for word in addresses(command) {
                    guard let problem = problem(command.visibleText(of: word)) else { continue }
                    found.append(CheckFinding(command.range(of: word), problem))
                }
            }
        }
        for setting in file.environmentSettings where variables.contains(setting.name) {
            guard let problem = problem(setting.value ?? "") else { continue }
            found.append(CheckFinding(setting.range, problem))
        }
        return found
    }

    private static func problem(_ text: String) -> String? {
        guard let address = WebAddress(text), address.isClearText, !address.isLocal, !address.host.isEmpty,
            !address.host.contains("$")
        else { return nil }
        return "\(address.scheme) to \(address.host) can be read and changed on the way"
    }

    private static func addresses(_ command: BuildCommand) -> [ShellWord] {
        if let download = Download(command) { return download.addresses }
        if command.name == "git" {
            let arguments = command.command.arguments(.git)
            guard ["clone", "fetch", "pull", "submodule", "remote"].contains(arguments.subcommand ?? "") else {
                return []
            }
            return Array(arguments.subcommandOperands)
        }
        guard let package = PackageCommand(command) else { return [] }
        switch package.tool {
        case .pip, .uv, .pipx:
            return package.arguments.values(
                "i", "index-url", "extra-index-url", "index", "default-index", "f", "find-links")
                + package.packages.map(\.word)
        case .npm, .pnpm, .yarn, .bun:
            let isSet = package.arguments.operands.contains { command.value(of: $0) == "registry" }
            return package.arguments.values("registry") + (isSet ? package.arguments.operands : [])
                + package.packages.filter { $0.source == .address && !isSet }.map(\.word)
        case .gem: return package.arguments.values("s", "source")
        case .yum, .dnf, .zypper: return package.packages.map(\.word)
        default: return []
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        if let fix = curlFix(for: finding, in: file) { return fix }
        for scheme in ["http://", "git://"] {
            guard let place = file.place(of: scheme, in: finding.range) else { continue }
            let authority = file.document.source[place.upperBound..<finding.range.upperBound].prefix {
                $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
            }
            // Behind another port something else listens.
            guard !authority.contains(UInt8(ascii: ":")) else { return nil }
            return Fix("\(scheme) becomes https://", [Edit(place, "https://")], isUnsafe: true)
        }
        return nil
    }

    /// Where curl follows redirects these have to stay with https, too.
    private static func curlFix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let (command, word) = file.word(at: finding.range), command.name == "curl",
            let download = Download(command), download.addresses.count == 1,
            download.arguments.option("L", "location", "location-trusted") != nil,
            download.arguments.option("proto", "proto-redir", "proto-default") == nil
        else { return nil }
        let edits = CommandEdits(command, in: file)
        return Fix(
            "http:// becomes https://",
            [edits.replacement(of: "http://", by: "https://", in: word), edits.protocolRestriction()], isUnsafe: true)
    }
}
