internal import Dockerfile

/// A base image without a version.
enum FloatingTag: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/floating-tag", "Base image without a version",
        why: """
            FROM names no tag, or one that moves. The next build may begin with another system, which nobody reviewed and which \
            nobody can go back to.
            """,
        severity: .medium,
        remediation: "Name the version, and better the digest too: FROM image:1.2.3@sha256:….",
        references: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
        cwe: "CWE-1357",
        aliases: [
            "hadolint:DL3006", "hadolint:DL3007", "trivy:DS-0001", "trivy:AVD-DS-0001", "checkov:CKV_DOCKER_7",
            "dockle:DKL-DI-0006", "sonar:S6596",
        ],
        bad: [
            "FROM «debian»\n",
            "FROM «debian:latest»\n",
            "FROM «registry.example.com:5000/team/app» AS build\n",
            "ARG TAG=latest\nFROM «debian:${TAG}»\n",
            "FROM --platform=linux/amd64 «ghcr.io/team/app:edge»\n",
        ],
        good: [
            "FROM debian:12.8\n",
            "FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
            "FROM scratch\n",
            "FROM debian:12 AS build\nFROM build\n",
            "ARG TAG\nFROM debian:${TAG}\n",
        ])

    /// Tags that are made to move.
    private static let moving: Set = [
        "latest", "edge", "nightly", "main", "master", "dev", "devel", "canary", "rolling",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard case .image(let image) = stage.base, image.isValid, image.digest == nil,
                let word = stage.from.from?.image
            else { return nil }
            guard let tag = image.tag else { return CheckFinding(word.range, "\(image.name) has no version") }
            return moving.contains(tag.lowercased())
                ? CheckFinding(word.range, "\(image.name):\(tag) is another image tomorrow") : nil
        }
    }
}
