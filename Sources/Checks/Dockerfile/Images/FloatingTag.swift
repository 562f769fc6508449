internal import Dockerfile
internal import Rules

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
            "FROM «debian:stable-slim»\n",
        ],
        good: [
            "FROM debian:12.8\n",
            "FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000\n",
            "FROM scratch\n",
            "FROM rust:nightly-2026-01-31\n",
            "FROM debian:12 AS build\nFROM build\n",
            "ARG TAG\nFROM debian:${TAG}\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard case .image(let image) = stage.base, let word = stage.from.from?.image else { return nil }
            return finding(about: image, at: word.range)
        }
    }

    /// What is wrong with the version of an image that is named at a place.
    static func finding(about image: ImageReference, at range: Range<Int>) -> CheckFinding? {
        guard image.isValid, image.digest == nil else { return nil }
        guard let tag = image.tag else { return CheckFinding(range, "\(image.repository) has no version") }
        // `stable-slim` moves, `nightly-2026-01-31` does not.
        let parts = tag.lowercased().split(separator: "-")
        guard let first = parts.first.map(String.init),
            parts.dropFirst().allSatisfy({ !($0.first?.isNumber ?? false) })
        else { return nil }
        if moving.contains(first) {
            return CheckFinding(range, "\(image.repository):\(tag) is another image tomorrow")
        }
        guard slow.contains(first) else { return nil }
        return CheckFinding(range, "\(image.repository):\(tag) changes its version in time", severity: .info)
    }

    /// Tags that are made to move.
    private static let moving: Set = [
        "latest", "edge", "nightly", "main", "master", "dev", "devel", "canary", "rolling", "unstable", "testing",
        "sid",
    ]

    /// Tags that go from one release to the next.
    private static let slow: Set = ["stable", "lts", "current", "oldstable", "mainline"]
}
