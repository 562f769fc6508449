internal import Dockerfile
internal import Rules

/// COPY --from names something that is no earlier stage and no versioned image.
enum UnknownCopySource: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unknown-copy-source", "COPY from an unknown stage",
        why: """
            COPY --from takes files from something that no FROM above has named. If it is a slip of the pen, the \
            builder looks for an image of that name in a registry, and whoever owns the name there decides what is \
            copied.
            """,
        severity: .low,
        remediation: "Name a stage that stands above, or an image with its tag or digest.",
        references: ["https://docs.docker.com/build/building/multi-stage/"],
        cwe: "CWE-829",
        aliases: ["hadolint:DL3022"],
        bad: [
            "FROM golang:1.23 AS build\nFROM debian:12\nCOPY --from=«biuld» /app /app\n",
            "FROM debian:12\nCOPY --chown=1 --from=«busybox» /bin/sh /bin/sh\n",
            "FROM debian:12\nCOPY --from=«1» \\\n  /a /b\n",
            "FROM debian:12\nCOPY --from=«later» /a /b\nFROM golang:1.23 AS later\n",
            "ARG TOOL=tools\nFROM debian:12\nCOPY --from=«${TOOL}» /a /b\n",
        ],
        good: [
            "FROM golang:1.23 AS build\nFROM debian:12\nCOPY --from=build /app /app\n",
            "FROM golang:1.23 AS Build\nFROM debian:12\nCOPY --from=build /app /app\n",
            "FROM golang:1.23\nFROM debian:12\nCOPY --from=0 /app /app\n",
            "FROM debian:12\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\n",
            "FROM debian:12\nCOPY --from=ghcr.io/team/app@sha256:00 /app /app\n",
            "ARG TOOL\nFROM debian:12\nCOPY --from=${TOOL} /a /b\n",
            "FROM debian:12\nCOPY from=build /a/\n",
            "FROM debian:12\nRUN --mount=type=bind,from=tools,target=/t true\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap { stage in
            stage.sources.filter { !$0.isMount }.compactMap { source in
                problem(source, in: stage).map { CheckFinding(source.word.range, $0) }
            }
        }
    }

    private static func problem(_ source: StageSource, in stage: Stage) -> String? {
        let name = source.word.value
        switch source.origin {
        case .stage(let index): return index > stage.index ? "stage \(name) comes only later" : nil
        case .scratch: return "scratch has no files"
        case .image(let image):
            return image.tag == nil && image.digest == nil
                ? "\(image.text) is no stage above, and no image with a version" : nil
        case .unresolved: return Int(name) == nil ? nil : "there is no stage \(name)"
        }
    }
}
