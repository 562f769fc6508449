internal import Dockerfile
internal import Rules

/// A base image that only the build's arguments tell.
enum OpenBaseImage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/open-base-image", "Base image left to the build",
        why: """
            Which image FROM takes depends on an argument without a default. The file does not say what the image is made of: \
            nobody can review it, and whoever sets the argument decides.
            """,
        severity: .low,
        remediation: "Give the argument a default that names a version: ARG BASE=debian:12.8.",
        references: ["https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/"],
        cwe: "CWE-829",
        aliases: ["buildkit:InvalidDefaultArgInFrom"],
        bad: [
            "ARG BASE\nFROM «${BASE}»\n",
            "ARG REGISTRY\nFROM «$REGISTRY/team/app:1» AS build\n",
            "ARG BASE=\nFROM «$BASE»\n",
            "ARG VERSION\nFROM «debian:${VERSION}»\n",
        ],
        good: [
            "ARG BASE=debian:12.8\nFROM ${BASE}\n",
            "FROM ${BASE:-debian:12.8}\n",
            "FROM debian:12 AS build-amd64\nFROM build-${TARGETARCH}\n",
            "ARG SUFFIX=\nFROM debian:12${SUFFIX}\n",
            "FROM --platform=${BUILDPLATFORM} debian:12\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let word = stage.from.from?.image else { return nil }
            let names = stage.image.unresolved.filter { reference in
                file.graph.globals[reference.name]?.origin != .platform
            }.map(\.name)
            if let name = names.first {
                // `debian:${VERSION}` leaves the version open, and no more.
                let isOnlyTag = stage.image.value.hasSuffix(":") && stage.image.value.count > 1
                return CheckFinding(
                    word.range, isOnlyTag ? "the version is left to \(name)" : "the image is left to \(name)",
                    severity: isOnlyTag ? .info : nil)
            }
            guard stage.image.value.isEmpty, stage.image.issues.isEmpty, let name = stage.image.references.first?.name,
                file.graph.globals[name]?.origin == .argument
            else { return nil }
            return CheckFinding(word.range, "the image is left to \(name), which is empty")
        }
    }
}
