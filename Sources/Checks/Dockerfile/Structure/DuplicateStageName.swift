internal import Dockerfile
internal import Rules

/// Two stages have one name.
enum DuplicateStageName: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/duplicate-stage-name", "Two stages of one name",
        why: """
            The name of a stage is given a second time; capitals make no difference. Which of the two COPY --from, \
            FROM and --target mean depends on where they stand and on the builder.
            """,
        severity: .medium,
        remediation: "Give each stage a name of its own.",
        references: ["https://docs.docker.com/reference/build-checks/duplicate-stage-name/"],
        cwe: "CWE-694",
        aliases: [
            "hadolint:DL3024", "trivy:DS-0012", "trivy:AVD-DS-0012", "checkov:CKV_DOCKER_11",
            "buildkit:DuplicateStageName",
        ],
        bad: [
            "FROM golang:1.23 AS build\nFROM node:22 AS «build»\n",
            "FROM golang:1.23 AS build\nFROM node:22 as «Build»\nFROM debian:12\n",
            "FROM a:1 AS x\nFROM b:1 AS «x»\nFROM c:1 AS «x»\n",
        ],
        good: [
            "FROM golang:1.23 AS build\nFROM node:22 AS assets\n",
            "FROM golang:1.23 AS build\nFROM build AS test\n",
            "FROM golang:1.23\nFROM golang:1.23\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var seen: Set<String> = []
        return file.graph.stages.compactMap { stage in
            guard let name = stage.name, !seen.insert(name.value.lowercased()).inserted else { return nil }
            return CheckFinding(name.range, "\(name.value) is the name of an earlier stage")
        }
    }
}
