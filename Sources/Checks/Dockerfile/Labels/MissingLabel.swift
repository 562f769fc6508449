internal import Dockerfile
internal import Rules

/// A label of the schema is not there.
enum MissingLabel: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/missing-label", "Label missing",
        why: """
            The schema of the configuration asks for a label that neither the image's stage nor one that it begins \
            with has. What is looked up by it, such as an owner to call, is not found.
            """,
        severity: .info,
        remediation: "Add the label, or take it out of the schema.",
        references: ["https://docs.docker.com/engine/manage-resources/labels/"],
        cwe: "CWE-1053",
        aliases: ["hadolint:DL3049"],
        bad: [
            "FROM «debian:12»\nCMD [\"a\"]\n",
            "FROM debian:12 AS build\nLABEL title=a\nFROM «scratch»\nCOPY --from=build /a /a\n",
            "FROM debian:12 AS base\nFROM «base»\nLABEL subtitle=a\nONBUILD LABEL title=b\n",
        ],
        good: [
            "FROM debian:12\nLABEL title=\"An image\"\n",
            "FROM debian:12 AS base\nLABEL title a\nFROM base\n",
            "FROM debian:12 AS build\nFROM debian:12\nLABEL other=1 \\\n  \"title\"=a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let wanted = file.options.labelSchema.keys.sorted()
        guard !wanted.isEmpty else { return [] }
        return file.imageStages.flatMap { stage -> [CheckFinding] in
            guard let image = stage.from.from?.image else { return [] }
            let present = Set(
                file.graph.inherited(.label, by: stage).flatMap { label in
                    label.pairs.compactMap { file.value(of: $0.key, in: label) }
                })
            return wanted.filter { !present.contains($0) }.map {
                CheckFinding(image.range, "the image has no label \($0)")
            }
        }
    }

    static var exampleOptions: CheckOptions {
        var options = CheckOptions()
        options.labelSchema = ["title": .text]
        return options
    }
}
