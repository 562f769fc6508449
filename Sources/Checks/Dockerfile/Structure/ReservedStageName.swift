internal import Dockerfile
internal import Rules

/// A stage has a name that the builder uses itself.
enum ReservedStageName: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/reserved-stage-name", "Reserved stage name",
        why: """
            The stage is called scratch or context. FROM and COPY --from mean something else by these names, so that \
            the stage cannot be reached or is taken for another thing.
            """,
        severity: .low,
        remediation: "Give the stage another name.",
        references: ["https://docs.docker.com/reference/build-checks/reserved-stage-name/"],
        cwe: "CWE-694",
        aliases: ["hadolint:DL3063", "buildkit:ReservedStageName"],
        bad: [
            "FROM debian:12 AS «scratch»\n",
            "FROM debian:12 AS build\nFROM build AS «context»\n",
            "FROM debian:12 as «Scratch»\nRUN true\n",
        ],
        good: [
            "FROM debian:12 AS empty\n",
            "FROM scratch\nCOPY a /\n",
            "FROM debian:12 AS context-files\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let name = stage.name, ["scratch", "context"].contains(name.value.lowercased()) else { return nil }
            return CheckFinding(name.range, "\(name.value) has a meaning of its own to the builder")
        }
    }
}
