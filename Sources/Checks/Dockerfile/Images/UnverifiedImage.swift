internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// Images are taken without a look at their signatures.
enum UnverifiedImage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unverified-image", "Signatures of images not checked",
        why: """
            A tool is told not to check the signature, the transparency log or the registry of images. Whatever stands under the \
            name is taken, whoever put it there.
            """,
        severity: .medium,
        remediation: "Leave the option out and give the tool the key or certificate that it needs.",
        references: [
            "https://docs.docker.com/engine/security/trust/", "https://cwe.mitre.org/data/definitions/347.html",
        ],
        cwe: "CWE-347",
        aliases: ["dockle:CIS-DI-0005"],
        bad: [
            "FROM docker:27\nENV «DOCKER_CONTENT_TRUST=0»\n",
            "FROM docker:27\nRUN «DOCKER_CONTENT_TRUST=0» docker pull debian:12\n",
            "FROM docker:27\nRUN docker pull «--disable-content-trust» debian:12\n",
            "FROM debian:12\nRUN <<EOF\nexport «DOCKER_CONTENT_TRUST=false»\ncosign verify --key k.pub «--insecure-ignore-tlog» example.com/a\nEOF\n",
            "FROM debian:12\nCMD [\"cosign\", \"verify\", «\"--allow-insecure-registry\"», \"localhost:5000/a\"]\n",
        ],
        good: [
            "FROM docker:27\nENV DOCKER_CONTENT_TRUST=1\n",
            "FROM docker:27\nRUN docker pull --disable-content-trust=false debian:12\n",
            "FROM debian:12\nRUN cosign verify --key k.pub --insecure-ignore-tlog=false example.com/a\n",
            "FROM debian:12\nRUN echo docker pull --disable-content-trust debian:12\n",
            "FROM debian:12\nENV MY_DOCKER_CONTENT_TRUST=0\n",
        ])

    private static let options: [String: Set<String>] = [
        "docker": ["disable-content-trust"],
        "cosign": [
            "insecure-ignore-tlog", "insecure-ignore-sct", "allow-insecure-registry", "insecure-skip-tlog-verify",
            "allow-http-registry",
        ],
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let switches = file.environmentSettings.compactMap { setting -> CheckFinding? in
            guard setting.name == "DOCKER_CONTENT_TRUST", Setting.off.contains(setting.value ?? "") else { return nil }
            return CheckFinding(setting.range, "DOCKER_CONTENT_TRUST turns signature checks off")
        }
        return switches
            + file.commands.flatMap { command -> [CheckFinding] in
                guard let name = command.name, let names = options[name] else { return [] }
                return command.command.arguments(ShellOptionGrammar()).options.compactMap { option in
                    guard names.contains(option.name), !Setting.off.contains(option.value?.literal ?? "") else {
                        return nil
                    }
                    return CheckFinding(command.range(of: option.word), "\(name) takes images without a check")
                }
            }
    }
}
