internal import Dockerfile
internal import Rules

/// A stage takes files from itself.
enum CopyFromItself: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copy-from-itself", "Stage copies from itself",
        why: """
            A stage that is still being built is named as the source of its own files. The builder refuses the file, \
            because the stage would have to be finished before it begins.
            """,
        severity: .medium,
        remediation: "Name another stage, or use RUN cp within the stage.",
        references: ["https://docs.docker.com/build/building/multi-stage/"],
        cwe: "CWE-674",
        aliases: ["hadolint:DL3023", "trivy:DS-0006", "trivy:AVD-DS-0006"],
        bad: [
            "FROM golang:1.23 AS build\nCOPY --from=«build» /a /b\n",
            "FROM debian:12 AS base\nFROM base AS Final\nCOPY --link --from=«final» /a /b\n",
            "FROM debian:12\nCOPY --from=«0» /a /b\n",
            "FROM debian:12 AS app\nRUN --mount=type=bind,from=«app»,target=/src make\n",
        ],
        good: [
            "FROM golang:1.23 AS build\nFROM debian:12\nCOPY --from=build /a /b\n",
            "FROM debian:12 AS app\nCOPY --from=app:1.2 /a /b\n",
            "FROM debian:12 AS app\nCOPY app /srv/app\n",
            "FROM debian:12 AS app\nRUN --mount=type=cache,target=/root/.cache make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap { stage in
            stage.sources.filter { $0.origin == .stage(stage.index) }.map {
                CheckFinding($0.word.range, "\($0.word.value) is the stage itself")
            }
        }
    }
}
