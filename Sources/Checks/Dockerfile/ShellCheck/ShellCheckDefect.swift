internal import Dockerfile
internal import Rules

/// What ShellCheck says of the scripts, where somebody asked for it.
enum ShellCheckDefect: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/shellcheck", "Mistake in a shell script",
        why: """
            ShellCheck, which runs with --shellcheck where it is installed, finds a mistake in what a shell is given to \
            run: a word that is split where nobody means it, a command that fails unseen, a syntax that the shell does \
            not have. The code in front of its message tells which; the variables of ENV and ARG count as set.
            """,
        severity: .low,
        remediation: """
            Mend the script as https://www.shellcheck.net/wiki/ says under the code, or silence the code with a comment: \
            # hadolint ignore=SC2086
            """,
        references: ["https://www.shellcheck.net/wiki/"],
        cwe: "CWE-710",
        bad: [
            "FROM debian:12\nRUN cp «$SOURCE» /srv/\n",
            "FROM debian:12\nRUN make && \\\n    # why\n    cp a \\\n      «$TARGET»\n",
            "FROM debian:12\nRUN <<EOF\nset -e\ncp «$SOURCE» /srv/\nEOF\n",
            "FROM debian:12\nONBUILD RUN cp «$SOURCE» /srv/\n",
            "FROM debian:12\nCMD cp «$SOURCE» /srv/\n",
            "FROM debian:12 AS a\nRUN make\nFROM a\nSHELL [\"/bin/bash\", \"-c\"]\nRUN cp «$SOURCE» /srv/\n",
        ],
        good: [
            "FROM debian:12\nRUN cp \"$SOURCE\" /srv/\n",
            "FROM debian:12\nRUN [\"cp\", \"$SOURCE\", \"/srv/\"]\n",
            "FROM debian:12\nSHELL [\"pwsh\", \"-Command\"]\nRUN cp $SOURCE /srv/\n",
        ])

    /// Stands in for the program, which tests of rules do not start: it finds the variables that no mark surrounds.
    static let exampleOptions: CheckOptions = {
        var options = CheckOptions.examples
        options.shellCheck = { scripts, _ in scripts.map(unquotedVariables) }
        return options
    }()

    private static func unquotedVariables(in script: [UInt8]) -> [ShellCheckComment] {
        var comments: [ShellCheckComment] = []
        for (number, line) in String(decoding: script, as: UTF8.self).split(separator: "\n").enumerated() {
            for match in line.matches(of: /\ \$[A-Z]+/) {
                let column = line.distance(from: line.startIndex, to: match.range.lowerBound) + 2
                comments.append(
                    ShellCheckComment(
                        line: number + 1, endLine: number + 1, column: column,
                        endColumn: column + match.output.count - 1, level: .info, code: 2086,
                        message: "Double quote to prevent globbing and word splitting."))
            }
        }
        return comments
    }

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        guard let shellCheck = file.options.shellCheck else { return [] }
        let scripts = file.scripts.compactMap { script in
            ShellCheckScript(script, in: file).map { (source: script, script: $0) }
        }
        guard !scripts.isEmpty else { return [] }
        let comments = shellCheck(scripts.map(\.script.bytes), file.options.path)
        return zip(scripts, comments).flatMap { script, comments in
            comments.compactMap { comment in
                guard !file.options.ignoredShellCodes.contains(comment.name),
                    let range = script.script.range(of: comment)
                else { return nil }
                var finding = CheckFinding(
                    script.source.source(range), "\(comment.name): \(comment.message)",
                    severity: severity(of: comment.level))
                finding.code = comment.name
                return finding
            }
        }
    }

    private static func severity(of level: ShellCheckComment.Level) -> Severity {
        switch level {
        case .error: .medium
        case .warning: .low
        case .info, .style: .info
        }
    }
}

extension ShellCheckScript {
    /// - Returns: nil for what is no script, or one for a shell that ShellCheck does not know.
    fileprivate init?(_ script: BuildScript, in file: AuditedDockerfile) {
        guard let interpreter = script.interpreter, let shell = Self.known(interpreter) else { return nil }
        self.init(
            script.bytes, shell: shell,
            variables: file.graph.state(before: script.instruction).environment.names)
    }

    /// As ShellCheck understands it.
    private static func known(_ interpreter: String) -> String? {
        switch interpreter {
        case "zsh": nil
        case "mksh": "ksh"
        case "busybox": "busybox sh"
        default: interpreter.contains("zsh") ? nil : interpreter
        }
    }
}
