internal import Dockerfile
internal import Rules

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
        let declared = Set(file.instructions(.arg).flatMap { $0.pairs.map(\.name) })
        let known = file.graph.globals.names + ["BUILDPLATFORM", "TARGETPLATFORM", "TARGETARCH", "BUILDARCH"]
        let references = file.graph.stages.flatMap { ($0.platform?.references ?? []) + $0.image.references }
            .filter { $0.state == .undefined && $0.name.first.map { $0.isLetter || $0 == "_" } ?? false }
        return references.enumerated().map { index, reference in
            let name = reference.name
            if declared.contains(name) {
                return CheckFinding(reference.range, "ARG \(name) has to stand before the first FROM")
            }
            // Files with many more are made to be slow.
            let similar = index < 100 ? SimilarName.nearest(to: name, among: known) : nil
            let question = similar.map { "; is $\($0) meant?" } ?? ""
            return CheckFinding(reference.range, "no ARG declares $\(name)\(question)")
        }
    }
}
