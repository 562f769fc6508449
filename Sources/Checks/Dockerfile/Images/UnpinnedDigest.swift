internal import Dockerfile
internal import Rules

/// A base image that is named by a tag alone.
enum UnpinnedDigest: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-digest", "Base image without a digest",
        why: """
            FROM names a tag, and whoever holds the repository can put another image under it. A digest is a checksum of the image \
            itself: the build gets what was reviewed, or fails.
            """,
        severity: .low, isOptIn: true,
        remediation: "Add the digest behind the tag, FROM image:1.2.3@sha256:…, and let a bot bring it up to date.",
        references: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
        cwe: "CWE-494",
        aliases: ["sonar:S6497", "semgrep:dockerfile-source-not-pinned"],
        bad: [
            "FROM «debian:12.8»\n",
            "ARG VERSION=22.4\nFROM --platform=$BUILDPLATFORM «node:${VERSION}-slim» AS build\n",
            "FROM debian:12@sha256:0000000000000000000000000000000000000000000000000000000000000000\n"
                + "COPY --from=«golang:1.26» /usr/local/go /usr/local/go\n",
            "FROM «registry.example.com:5000/team/app»\n",
        ],
        good: [
            "FROM debian:12.8@sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
            "FROM scratch\nCOPY app /app\n",
            "ARG BASE\nFROM ${BASE}\n",
            "ARG DIGEST=sha256:0000000000000000000000000000000000000000000000000000000000000000\n"
                + "FROM debian@${DIGEST} AS build\nFROM build\nCOPY --from=build /a /b\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.usedImages.compactMap { use in
            guard use.image.isValid, use.image.digest == nil else { return nil }
            return CheckFinding(use.word.range, "\(use.image.repository) is named without a digest")
        }
    }
}
