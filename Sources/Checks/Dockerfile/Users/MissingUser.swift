internal import Dockerfile
internal import Rules

/// Nothing says whom the image runs as.
enum MissingUser: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/missing-user", "No USER",
        why: """
            No stage that the image is made of has a USER, so that it runs as the base image says, which is root for nearly all. A \
            process that is taken over then owns everything in the container.
            """,
        severity: .medium,
        remediation: "Make an account (RUN useradd …) and end the last stage with USER and its number.",
        references: ["https://docs.docker.com/build/building/best-practices/#user"],
        cwe: "CWE-250",
        aliases: [
            "trivy:DS-0002", "trivy:AVD-DS-0002", "checkov:CKV_DOCKER_3", "dockle:CIS-DI-0001", "sonar:S6471",
            "semgrep:missing-user", "semgrep:missing-user-entrypoint",
        ],
        bad: [
            "FROM «debian:12»\nCMD [\"app\"]\n",
            "FROM debian:12 AS build\nUSER app\nFROM «debian:12»\nCOPY --from=build /app /app\n",
            "ARG VERSION=12\nFROM debian:${VERSION} AS base\nFROM «base»\n",
        ],
        good: [
            "FROM debian:12\nUSER 10001\nCMD [\"app\"]\n",
            "FROM debian:12 AS base\nUSER app\nFROM base\nCMD [\"app\"]\n",
            "FROM gcr.io/distroless/static-debian12:nonroot\nCMD [\"/app\"]\n",
            "FROM nginxinc/nginx-unprivileged:1.27\n",
            "FROM bitnami/redis:7.4\n",
            "FROM cgr.dev/chainguard/python:3.13\n",
            "FROM scratch\nCOPY rootfs.txt /\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imageStages.compactMap { stage in
            guard stage.user == nil, let first = file.graph.chain(of: stage).last, let word = stage.from.from?.image
            else { return nil }
            switch first.base {
            case .image(let image): guard !KnownUsers.isUnprivileged(image) else { return nil }
            case .unresolved: break
            // Nothing runs in it unless it has a command.
            case .scratch: guard stage.cmd != nil || stage.entrypoint != nil else { return nil }
            case .stage: return nil
            }
            return file.mendedByServices(CheckFinding(word.range, "the image has no USER"))
        }
    }
}
