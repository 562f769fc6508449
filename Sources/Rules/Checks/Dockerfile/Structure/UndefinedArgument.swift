internal import Dockerfile

/// FROM uses an argument that nothing declares before it.
enum UndefinedArgument: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/undefined-argument", "Undefined argument in FROM",
        why: """
            FROM uses a variable that no ARG before the first FROM declares. Nothing is put in its place, whatever --build-arg \
            says, so that the image is another one than the file seems to say, or none.
            """,
        severity: .low,
        remediation: "Declare it with ARG before the first FROM, best with a default.",
        references: ["https://docs.docker.com/reference/build-checks/undefined-arg-in-from/"],
        cwe: "CWE-457",
        aliases: ["buildkit:UndefinedArgInFrom"],
        bad: [
            "ARG VERSION=12\nFROM debian:${«VERSIONS»}\n",
            "FROM debian:12 AS base\nARG TAG=3.20\nFROM alpine:$«TAG»\n",
            "FROM --platform=$«PLATFORM» \\\n  debian:12\n",
        ],
        good: [
            "ARG VERSION=12\nFROM debian:${VERSION}\n",
            "ARG TAG\nFROM --platform=$BUILDPLATFORM alpine:$TAG\n",
            "FROM debian:12\nRUN echo $TAG\n",
            "ARG A=debian B=12\nFROM ${A}:${B}\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap { stage in
            let references = (stage.platform?.references ?? []) + stage.image.references
            return references.compactMap { reference -> CheckFinding? in
                let name = reference.name
                guard reference.state == .undefined, name.first.map({ $0.isLetter || $0 == "_" }) ?? false else {
                    return nil
                }
                // Declared, but in a stage.
                if file.instructions(.arg).contains(where: { $0.pairs.contains { $0.name == name } }) {
                    return CheckFinding(reference.range, "ARG \(name) has to stand before the first FROM")
                }
                let known = file.graph.globals.names + ["BUILDPLATFORM", "TARGETPLATFORM", "TARGETARCH", "BUILDARCH"]
                let meant = SimilarName.nearest(to: name, among: known).map { "; is $\($0) meant?" } ?? ""
                return CheckFinding(reference.range, "no ARG declares $\(name)\(meant)")
            }
        }
    }
}
