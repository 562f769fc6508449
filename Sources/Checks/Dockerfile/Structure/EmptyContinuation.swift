internal import Dockerfile
internal import Rules

/// A blank line inside a continued instruction.
enum EmptyContinuation: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/empty-continuation", "Blank line in a continued instruction",
        why: """
            A blank line stands behind a line that goes on. The builder still reads the next line as a part of the instruction, \
            though it looks as if the instruction had ended; newer ones refuse it.
            """,
        severity: .info,
        remediation: "Take the blank line out, or the backslash before it; a comment line may stand there.",
        references: ["https://docs.docker.com/reference/build-checks/no-empty-continuation/"],
        cwe: "CWE-1078",
        aliases: ["buildkit:NoEmptyContinuation"],
        bad: [
            "FROM debian:12\nRUN apt-get update && \\\n«\n»    apt-get install -y curl\n",
            "FROM debian:12\nENV A=b \\\n«  »\n  C=d\n",
            "# escape=`\nFROM debian:12\nRUN a `\n«\n»«\n»  b\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y curl\n",
            "FROM debian:12\nRUN a && \\\n  # why\n  b\n",
            "FROM debian:12\nRUN <<EOF\na\n\nb\nEOF\n",
            "FROM debian:12\n\nRUN a\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.diagnostics.filter { $0.kind == .emptyContinuation }.map {
            CheckFinding($0.visibleRange(in: file.document), "the instruction goes on behind this blank line")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let start = file.lineStart(of: finding.range.lowerBound)
        guard let feed = file.document.source[finding.range.lowerBound...].firstIndex(of: 0x0A),
            file.isGap(start..<feed + 1)
        else { return nil }
        return Fix("the blank line goes", [.removal(start..<feed + 1)])
    }
}
