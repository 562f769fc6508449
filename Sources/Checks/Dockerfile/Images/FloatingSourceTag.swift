internal import Dockerfile
internal import Rules

/// Files are taken from an image without a version.
enum FloatingSourceTag: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/floating-source-tag", "Files from an image without a version",
        why: """
            COPY --from, or a mount of RUN, names an image without a tag, or by one that moves. The programs that it brings along \
            change from build to build and end up in the image just like those of FROM.
            """,
        severity: .medium,
        remediation: "Name the version, and better the digest too: COPY --from=image:1.2.3@sha256:….",
        references: ["https://docs.docker.com/reference/dockerfile/#copy---from"],
        cwe: "CWE-1357",
        bad: [
            "FROM debian:12\nCOPY --from=«composer:latest» /usr/bin/composer /usr/bin/\n",
            "FROM debian:12\nCOPY --from=«ghcr.io/astral-sh/uv» /uv /bin/\n",
            "FROM debian:12\nRUN --mount=type=bind,from=«golang»,source=/usr/local/go,target=/go \\\n  /go/bin/go version\n",
            "FROM debian:12 AS tools\nONBUILD COPY --from=«busybox:latest» /bin/busybox /bin/\n",
        ],
        good: [
            "FROM debian:12\nCOPY --from=composer:2.8.3 /usr/bin/composer /usr/bin/\n",
            "FROM debian:12 AS composer\nFROM debian:12\nCOPY --from=composer /a /a\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=0 /a /a\n",
            "FROM debian:12\nCOPY --from=assets /a /a\n",
            "FROM debian:12\nARG UV\nCOPY --from=ghcr.io/astral-sh/uv:${UV} /uv /bin/\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.usedImages.filter { $0.kind != .base }.compactMap {
            FloatingTag.finding(about: $0.image, at: $0.word.range)
        }
    }
}
