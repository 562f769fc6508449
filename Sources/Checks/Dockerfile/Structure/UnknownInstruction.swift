internal import Dockerfile
internal import Rules

/// A line that begins with no instruction.
enum UnknownInstruction: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unknown-instruction", "Unknown instruction",
        why: """
            A line begins with a word that is no instruction: one that is misspelt, or the rest of a command whose line before \
            lacks the backslash. The build fails; the other lines are audited all the same.
            """,
        severity: .info,
        remediation: "Mend the word, or end the line before with a backslash.",
        references: ["https://docs.docker.com/reference/dockerfile/"],
        cwe: "CWE-1164",
        bad: [
            "FROM debian:12\n«COPPY» a /b\n",
            "FROM debian:12\nRUN apt-get update\n    «apt-get» install -y curl\nUSER app\n",
            "FROM debian:12\nONBUILD «RNU» make\n",
            "FROM debian:12\nRUN <<EOF\nmake\nEOF\n«INCLUDE» other\n",
            "«{» \"a\": 1 }\nb\n",
        ],
        good: [
            "FROM debian:12\nCOPY a /b\n",
            "FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y curl\n",
            "FROM debian:12\nRUN <<EOF\nCOPPY a b\nEOF\n",
            "FROM debian:12\n# COPPY a b\nrun make\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let found = file.document.diagnostics.filter { $0.kind == .unknownInstruction }.map { diagnostic in
            guard let word = diagnostic.subject else { return CheckFinding(diagnostic.range, "this is no instruction") }
            let meant = SimilarName.nearest(
                to: word, among: InstructionKind.allCases.filter { $0 != .unknown }.map(\.keyword))
            let question = meant.map { "; is \($0) meant?" } ?? ""
            return CheckFinding(diagnostic.range, "\(word) is no instruction\(question)")
        }
        // A file of another kind has few lines that read well, and it is enough to say so once.
        let isOther = file.graph.stages.isEmpty || found.count * 2 > file.instructions.count
        return isOther ? Array(found.prefix(1)) : found
    }
}
