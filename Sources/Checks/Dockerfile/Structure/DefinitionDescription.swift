internal import Dockerfile
internal import Rules

/// A comment above ARG or a stage that does not describe it.
enum DefinitionDescription: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/definition-description", "Comment is no description",
        why: """
            The comment directly above an argument or a named stage does not begin with its name. docker build --call=outline and \
            bake show such comments as descriptions, and they leave this one out.
            """,
        severity: .info,
        isOptIn: true,
        remediation: "Begin the comment with the name, or put a blank line between the two.",
        references: ["https://docs.docker.com/reference/build-checks/invalid-definition-description/"],
        cwe: "CWE-1116",
        aliases: ["buildkit:InvalidDefinitionDescription"],
        bad: [
            "«# the version»\nARG VERSION=1\nFROM debian:12\n",
            "ARG A\n«# compiles the program»\nFROM debian:12 AS build\n",
            "FROM debian:12\n«# why»\n# so\nARG VERSION\n",
        ],
        good: [
            "# VERSION is that of Debian\nARG VERSION=12\nFROM debian:12\n",
            "# the version\n\nARG VERSION=12\nFROM debian:12\n",
            "# compiles the program\nFROM debian:12\n# make it\nRUN make\n",
            "# syntax=docker/dockerfile:1\nFROM debian:12 AS build\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.instructions.compactMap { instruction in
            let name = instruction.kind == .from ? instruction.from?.name?.value : instruction.pairs.first?.name
            guard [.arg, .from].contains(instruction.kind), let name else { return nil }
            let comments = file.document.comments(of: instruction).filter {
                $0.isAdjacent && $0.placement == .before(instruction.index)
            }
            guard let first = comments.first,
                !comments.contains(where: { $0.text == name || $0.text.hasPrefix(name + " ") })
            else { return nil }
            return CheckFinding(first.range, "the comment does not begin with \(name)")
        }
    }
}
