internal import Dockerfile
internal import Rules

/// A heredoc that does not end where it seems to.
enum UnterminatedHeredoc: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unterminated-heredoc", "Heredoc without its end",
        why: """
            The name that ends a heredoc never stands alone on a line, or another character belongs to the name. The heredoc takes \
            the rest of the file, USER and CMD included, and the build fails.
            """,
        severity: .info,
        remediation: "Put the name alone on the last line, without blanks before it; tabs may stand there after <<-.",
        references: ["https://docs.docker.com/reference/dockerfile/#here-documents"],
        cwe: "CWE-1164",
        bad: [
            "FROM debian:12\nRUN «<<EOF»\nmake\n  EOF\nUSER app\n",
            "FROM debian:12\nCOPY «<<-\"END\"» /a\n\ttext\nEND.\n",
            "FROM debian:12\nRUN <<A cat && cat «<<B»\na\nA\nb\n",
            "FROM debian:12\nRUN cat «<<EOF;» ls\na\nEOF\n",
        ],
        good: [
            "FROM debian:12\nRUN <<EOF\nmake\nEOF\nUSER app\n",
            "FROM debian:12\nCOPY <<-END /a\n\ttext\n\tEND\n",
            "FROM debian:12\nRUN <<A cat && cat <<B\na\nA\nb\nB\n",
            "FROM debian:12\nRUN echo $((1 << 2)) '<<EOF'\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var places: Set<Range<Int>> = []
        return file.document.diagnostics.compactMap { diagnostic in
            let message: String
            switch diagnostic.kind {
            case .unterminatedHeredoc: message = "no line ends this heredoc"
            case .heredocNameOperator: message = "the builder takes what stands behind for a part of the heredoc's name"
            default: return nil
            }
            return places.insert(diagnostic.range).inserted ? CheckFinding(diagnostic.range, message) : nil
        }
    }
}
