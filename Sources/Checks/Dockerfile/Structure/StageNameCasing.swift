internal import Dockerfile
internal import Rules

/// A stage's name with capitals.
enum StageNameCasing: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/stage-name-casing", "Stage name with capitals",
        why: """
            A stage's name has capitals. The builder compares names without regard to case, images' names have small letters \
            only, and a name that looks different but is the same invites mistakes.
            """,
        severity: .info,
        remediation: "Write the name in small letters.",
        references: ["https://docs.docker.com/reference/build-checks/stage-name-casing/"],
        cwe: "CWE-1078",
        aliases: ["buildkit:StageNameCasing"],
        bad: [
            "FROM debian:12 AS «Build»\n",
            "FROM debian:12 AS base\nFROM base AS «FINAL»\n",
            "FROM --platform=linux/amd64 \\\n  debian:12 as «buildStage»\n",
        ],
        good: [
            "FROM debian:12 AS build\n",
            "FROM debian:12 AS build-2\n",
            "FROM registry.example.com/Team/app:1\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let name = stage.name, name.value != name.value.lowercased() else { return nil }
            return CheckFinding(name.range, "the stage's name \(name.value) has capitals")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let stage = file.graph.stages.first(where: { $0.name?.range == finding.range }), let name = stage.name
        else { return nil }
        let lower = name.value.lowercased()
        let references = file.graph.stages.flatMap { other in
            other.sources.filter { $0.origin == .stage(stage.index) }.map(\.word)
                + (other.base == .stage(stage.index) ? [other.from.from?.image].compactMap { $0 } : [])
        }
        // A variable, or a number, stays as it is.
        let named = references.filter { file.document.text($0.range) != lower && $0.value.lowercased() == lower }
        let words = [name] + named.filter { file.document.text($0.range).lowercased() == lower }
        return Fix("the stage is called \(lower)", Set(words.map(\.range)).map { Edit($0, lower) })
    }
}
