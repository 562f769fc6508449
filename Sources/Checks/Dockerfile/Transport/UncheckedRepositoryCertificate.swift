internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A package manager or a registry's client does not check whom it talks to.
enum UncheckedRepositoryCertificate: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unchecked-repository-certificate", "Certificate of a package source not checked",
        why: """
            A package manager, or another client that fetches programs, is told not to check the server's certificate. Anybody on \
            the way can then answer for it and have their packages installed.
            """,
        severity: .high,
        remediation: "Leave the option out; install the certificate of your own authority and name it to the tool.",
        references: ["https://cwe.mitre.org/data/definitions/295.html"],
        cwe: "CWE-295",
        aliases: ["checkov:CKV2_DOCKER_4", "checkov:CKV2_DOCKER_13", "checkov:CKV2_DOCKER_15", "sonar:S4830"],
        bad: [
            "FROM python:3.13\nRUN pip install «--trusted-host» pypi.example.com a==1\n",
            "FROM python:3.13\nRUN pip config set «global.trusted-host» pypi.example.com\n",
            "FROM node:24\nRUN npm config set «strict-ssl» false && npm set «strict-ssl=false»\n",
            "FROM node:24\nRUN [\"yarn\", \"config\", \"set\", «\"enableStrictSsl\"», \"false\"]\n",
            "FROM node:24\nRUN npm ci «--strict-ssl=false» && pnpm install «--no-strict-ssl»\n",
            "FROM almalinux:9\nRUN yum install -y \\\n  «--setopt=sslverify=0» httpd && dnf --setopt «a.sslverify=false» makecache\n",
            "FROM almalinux:9\nRUN dnf-config-manager --save «--setopt=a.sslverify=No»\n",
            "FROM almalinux:9\nRUN <<EOF\ncat > /etc/yum.repos.d/a.repo <<REPO\n[a]\n«sslverify=0»\nREPO\nEOF\n",
            "FROM debian:12\nRUN apt-get -o «Acquire::https::Verify-Peer=false» update && apt-get install -y curl\n",
            "FROM debian:12\nRUN echo '«Acquire::https::Verify-Peer \"false\";»' > /etc/apt/apt.conf.d/99a\n",
            "FROM composer:2\nRUN composer config -g «disable-tls» true && composer config «secure-http» false\n",
            "FROM ruby:3.4\nRUN echo '«:ssl_verify_mode: 0»' > ~/.gemrc && bundle config set «ssl_verify_mode» 0\n",
            "FROM condaforge/miniforge3:25.9\nRUN conda config --set «ssl_verify» no\n",
            "FROM golang:1.26\nRUN go get «-insecure» example.com/a\n",
            "FROM debian:12\nRUN helm repo add a https://example.com «--insecure-skip-tls-verify»\n",
            "FROM maven:3.9\nRUN mvn «-Dmaven.wagon.http.ssl.insecure=true» package\n",
            "FROM debian:12\nRUN echo '«check_certificate = off»' > ~/.wgetrc\n",
            "FROM node:24\nCOPY <<EOF /root/.npmrc\n«strict-ssl=false»\nEOF\n",
            "FROM python:3.13\nRUN printf '[global]\\n«trusted-host = pypi.example.com»\\n' > /etc/pip.conf\n",
            "FROM debian:12\nRUN skopeo copy «--src-tls-verify=false» docker://a docker://b\n",
        ],
        good: [
            "FROM python:3.13\nRUN pip install --cert /etc/ssl/own.pem a==1\n",
            "FROM python:3.13\nRUN pip install --trusted-host localhost a==1 && pip config set global.timeout 60\n",
            "FROM node:24\nRUN npm config set strict-ssl true && npm config set cafile /etc/ssl/own.pem\n",
            "FROM node:24\nRUN echo npm config set strict-ssl false\n",
            "FROM almalinux:9\nRUN printf '#sslverify=0\\nsslverify=1\\n' > /etc/yum.repos.d/a.repo\n",
            "FROM debian:12\nRUN helm repo add a https://example.com --insecure-skip-tls-verify=false\n",
            "FROM debian:12\nRUN apt-get -o Acquire::Retries=3 update && apt-get install -y trusted-host\n",
            "FROM node:24\nRUN npm install strict-ssl false\n",
            "FROM node:24\nRUN npm run strict-ssl false-positive\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.commands.flatMap { command in
            culprits(in: command).map {
                CheckFinding(
                    command.range(of: $0), "\(command.name ?? "it") does not check the certificates of servers")
            }
        }
            + file.writtenLines.compactMap { line in
                guard let setting = Setting(line.text),
                    isOff(setting.key, setting.value) || setting.key == "trusted-host" && setting.value != "localhost"
                else { return nil }
                return CheckFinding(
                    file.place(of: line.text, in: line.range) ?? line.range,
                    "the configuration turns the check of certificates off")
            }
    }

    // MARK: Options

    /// Options that are enough on their own.
    private static let flags: [String: Set<String>] = [
        "npm": ["--no-strict-ssl"], "pnpm": ["--no-strict-ssl"], "yarn": ["--no-strict-ssl"], "go": ["-insecure"],
        "apk": ["--no-check-certificate"], "hg": ["--insecure"], "svn": ["--trust-server-cert"],
        "aws": ["--no-verify-ssl"],
        "crane": ["--insecure"], "oras": ["--insecure"], "helm": ["--insecure-skip-tls-verify"],
        "kubectl": ["--insecure-skip-tls-verify"], "oc": ["--insecure-skip-tls-verify"],
        "mvn": ["-Dmaven.wagon.http.ssl.insecure=true", "-Dmaven.wagon.http.ssl.allowall=true"],
        "mvnw": ["-Dmaven.wagon.http.ssl.insecure=true", "-Dmaven.wagon.http.ssl.allowall=true"],
    ]
    private static let negated: Set = ["--tls-verify", "--src-tls-verify", "--dest-tls-verify"]

    private static func culprits(in command: BuildCommand) -> [ShellWord] {
        guard let name = command.name else { return [] }
        let words = Array(command.command.arguments)
        let texts = words.map { command.value(of: $0) ?? $0.prefix }
        var found: [ShellWord] = []
        for (index, text) in texts.enumerated() {
            let next = index + 1 < texts.count ? texts[index + 1] : ""
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let value = parts.count == 2 ? parts[1] : nil
            let key = parts.first ?? ""
            if flags[name]?.contains(text) == true
                || flags[name]?.contains(key) == true && value != nil && !Setting.off.contains(value ?? "")
                || negated.contains(key) && ["podman", "buildah", "skopeo"].contains(name)
                    && Setting.off.contains(value ?? "true")
                || isTrusted(command, key, value ?? next)
                || setsOff(command, text, next)
            {
                found.append(words[index])
            }
        }
        return found
    }

    /// `--trusted-host example.com`
    private static func isTrusted(_ command: BuildCommand, _ key: String, _ host: String) -> Bool {
        switch (command.program ?? "", key) {
        case ("pip", "--trusted-host"), ("uv", "--trusted-host"), ("uv", "--allow-insecure-host"):
            !["localhost", "127.0.0.1", ""].contains(host)
        case ("pip", let key): key.hasSuffix(".trusted-host") && command.knownArguments.first == "config"
        default: false
        }
    }

    /// A setting that stands in one word or in two.
    private static func setsOff(_ command: BuildCommand, _ text: String, _ next: String) -> Bool {
        guard
            PackageTool(program: command.program ?? "") != nil
                || ["yum-config-manager", "dnf-config-manager"].contains(command.name ?? ""),
            command.knownArguments.first != "run"
        else { return false }
        var rest = text[...]
        for prefix in ["--setopt=", "--option=", "-o", "--config=", "--"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        if let equals = rest.firstIndex(of: "=") {
            return isOff(rest[..<equals].lowercased(), rest[rest.index(after: equals)...].lowercased())
        }
        // A bare word is a setting only where settings are made: `npm install strict-ssl false` installs two packages.
        let isSetting = rest.count < text.count || command.knownArguments.contains { ["set", "config"].contains($0) }
        return isSetting && isOff(rest.lowercased(), next.lowercased())
    }

    // MARK: Settings

    private static func isOff(_ key: String, _ value: String) -> Bool {
        let isFalse = Setting.off.contains(value)
        switch key {
        case "strict-ssl", "enablestrictssl", "check_certificate", "ssl_verify", "ssl-verify", "secure-http",
            "http.check-revoke", "check-revoke":
            return isFalse
        case "disable-tls": return Setting.on.contains(value)
        case "ssl_verify_mode", "bundle_ssl_verify_mode": return value == "0"
        default: break
        }
        if key.split(separator: ".").last == "sslverify" { return isFalse }
        return key.hasPrefix("acquire::") && (key.hasSuffix("::verify-peer") || key.hasSuffix("::verify-host"))
            && isFalse
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let (command, word) = file.word(at: finding.range), let text = word.literal,
            // Without the setting there is nothing left for it to do.
            !["yum-config-manager", "dnf-config-manager"].contains(command.name ?? "")
        else { return nil }
        let words = command.command.words
        guard let index = words.firstIndex(where: { $0.range == word.range }), index + 1 < words.count,
            let other = opposites[words[index + 1].literal?.lowercased() ?? ""], !text.hasPrefix("-")
        else { return file.removalOfOption(at: finding.range, valued: ["--trusted-host", "--allow-insecure-host"]) }
        // npm config set strict-ssl false
        return Fix(
            "\(text) is set to \(other)",
            [CommandEdits(command, in: file).replacement(of: words[index + 1], by: other)], isUnsafe: true)
    }

    private static let opposites = ["false": "true", "true": "false", "no": "yes", "0": "1", "off": "on"]
}
