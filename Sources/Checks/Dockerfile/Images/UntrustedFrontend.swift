internal import Dockerfile
internal import Rules

/// The file is read by a frontend of somebody else.
enum UntrustedFrontend: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/untrusted-frontend", "Build frontend of a third party",
        why: """
            The syntax directive names the image of a program that reads this file and decides what the builder does. One that is \
            not Docker's own, and not fixed by a digest, can change any step, and can see every secret of the build.
            """,
        severity: .medium,
        remediation: "Use docker/dockerfile:1, or name the frontend with its digest.",
        references: ["https://docs.docker.com/build/buildkit/frontend/"],
        cwe: "CWE-829",
        bad: [
            "# syntax=«someone/dockerfile:1»\nFROM debian:12\n",
            "#syntax=«ghcr.io/team/frontend»\n# escape=\\\nFROM debian:12\n",
            "// syntax = «docker/dockerfiles:1»\nFROM debian:12\n",
        ],
        good: [
            "# syntax=docker/dockerfile:1\nFROM debian:12\n",
            "# syntax=docker.io/docker/dockerfile-upstream:master-labs\nFROM debian:12\n",
            "# syntax=someone/dockerfile@sha256:0000000000000000000000000000000000000000000000000000000000000000\nFROM debian:12\n",
            "FROM debian:12\n# syntax=someone/dockerfile:1\n",
            "# a comment\n# syntax=someone/dockerfile:1\nFROM debian:12\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard let directive = file.document.directive(.syntax),
            let name = directive.value.split(whereSeparator: \.isWhitespace).first.map(String.init)
        else { return [] }
        let image = ImageReference(name)
        let isDocker =
            image.normalizedRegistry == "docker.io"
            && ["docker/dockerfile", "docker/dockerfile-upstream"].contains(image.repository)
        guard !isDocker, image.digest == nil,
            !file.options.trustedRegistries.contains(where: {
                $0.contains("/") && UntrustedRegistry.isMatch($0, image)
            })
        else { return [] }
        return [CheckFinding(directive.valueRange, "\(image.repository) reads this file and can change every step")]
    }
}
