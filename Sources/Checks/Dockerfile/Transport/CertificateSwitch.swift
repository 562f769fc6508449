internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A variable turns the check of certificates off.
enum CertificateSwitch: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/certificate-switch", "Certificate checks off by variable",
        why: """
            A variable tells programs not to check certificates, or not to compare modules with their checksums. In ENV it stays in \
            the image: every connection of the running container can then be answered by somebody else.
            """,
        severity: .high,
        remediation: "Leave the variable out, and install the certificate of your own authority.",
        references: ["https://cwe.mitre.org/data/definitions/295.html"],
        cwe: "CWE-295",
        aliases: [
            "checkov:CKV2_DOCKER_5", "checkov:CKV2_DOCKER_6", "checkov:CKV2_DOCKER_12", "checkov:CKV2_DOCKER_14",
            "checkov:CKV2_DOCKER_16", "sonar:S4830",
        ],
        bad: [
            "FROM node:24\nENV «NODE_TLS_REJECT_UNAUTHORIZED=0»\n",
            "FROM python:3.13\nENV PATH=/a «PYTHONHTTPSVERIFY=\"0\"»\n",
            "FROM python:3.13\nARG «PIP_TRUSTED_HOST=pypi.example.com»\n",
            "FROM debian:12\nENV «GIT_SSL_NO_VERIFY true»\n",
            "FROM node:24\nRUN export «NPM_CONFIG_STRICT_SSL=false» && npm ci\n",
            "FROM golang:1.26\nRUN «GOINSECURE=example.com» «GOSUMDB=off» go build\n",
            "FROM python:3.13\nRUN <<EOF\nenv «CURL_CA_BUNDLE=» python a.py\nEOF\n",
            "FROM golang:1.26\nRUN go env -w «GOSUMDB=off»\n",
            "FROM node:24\nONBUILD ENV «npm_config_strict_ssl=false»\n",
            "FROM node:24\nCMD [\"chromium\", «\"--ignore-certificate-errors\"»]\n",
            "FROM ruby:3.4\nARG OFF=0\nENV «BUNDLE_SSL_VERIFY_MODE=${OFF}»\n",
        ],
        good: [
            "FROM node:24\nENV NODE_EXTRA_CA_CERTS=/etc/ssl/own.pem\n",
            "FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=1\n",
            "FROM python:3.13\nARG PIP_TRUSTED_HOST\nENV REQUESTS_CA_BUNDLE=/etc/ssl/own.pem\n",
            "FROM debian:12\nRUN echo NODE_TLS_REJECT_UNAUTHORIZED=0 && unset GIT_SSL_NO_VERIFY\n",
            "FROM golang:1.26\nENV GOPRIVATE=example.com GONOSUMDB=example.com/team/*\n",
            "FROM node:24\nENV MY_NODE_TLS_REJECT_UNAUTHORIZED=0\n# ENV PYTHONHTTPSVERIFY=0\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let settings = file.environmentSettings.compactMap { setting in
            setting.value.flatMap { finding(setting.name, $0, setting.range) }
        }
        return settings + file.commands.flatMap(findings)
    }

    private static func finding(_ name: String, _ value: String, _ range: Range<Int>) -> CheckFinding? {
        guard CertificateSwitches.turnsOff(name, value) else { return nil }
        return CheckFinding(range, "\(name) turns the check of \(CertificateSwitches.subject(name)) off")
    }

    private static func findings(_ command: BuildCommand) -> [CheckFinding] {
        let words = command.command.arguments
        if command.name == "go", command.knownArguments.starts(with: ["env", "-w"]) {
            return words.compactMap { word in
                let parts = (command.value(of: word) ?? "").split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return finding(String(parts[0]), String(parts[1]), command.range(of: word))
            }
        }
        let name = command.name ?? ""
        guard ["chrom", "google-chrome", "electron", "puppeteer"].contains(where: { name.hasPrefix($0) }) else {
            return []
        }
        return words.filter { $0.isLiteral("--ignore-certificate-errors") }.map {
            CheckFinding(command.range(of: $0), "\(name) does not check certificates")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let instruction = file.instruction(at: finding.range) else { return nil }
        if let pair = instruction.pairs.first(where: { $0.range == finding.range }) {
            return Fix("\(pair.name) goes", [file.removal(of: pair, in: instruction)], isUnsafe: true)
        }
        // In front of a command: with the blanks behind it.
        let command = file.command(at: finding.range) { command in
            !command.command.words.isEmpty
                && command.command.assignments.contains { command.script.source($0.range) == finding.range }
        }
        let blanks = file.document.source[finding.range.upperBound...].prefix { $0 == 0x20 || $0 == 0x09 }
        guard command != nil, !blanks.isEmpty else { return file.removalOfOption(at: finding.range) }
        return Fix("the variable goes", [.removal(finding.range.lowerBound..<blanks.endIndex)], isUnsafe: true)
    }
}
