internal import Dockerfile
internal import Rules

/// A list in brackets that is no JSON.
enum MalformedJSON: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/malformed-json", "List that is no JSON",
        why: """
            An instruction has a list in brackets that is no JSON list of strings: single quotes, a comma too many, a missing \
            quote. The builder then takes the brackets for a part of a shell command or of a name, and nothing says so.
            """,
        severity: .info,
        remediation: "Write strings in double quotes with commas between them: [\"app\", \"--port\", \"80\"].",
        references: ["https://docs.docker.com/reference/dockerfile/#exec-form"],
        cwe: "CWE-1286",
        bad: [
            "FROM debian:12\nCMD «['app', '--port']»\n",
            "FROM debian:12\nENTRYPOINT «[\"app\", \\\n  \"--port\",]»\n",
            "FROM debian:12\nHEALTHCHECK --interval=5s CMD «[\"app\", --check]»\n",
            "FROM debian:12\nCMD «[\"app\", 80]»\n",
            "FROM debian:12\nSHELL «/bin/bash -c»\n",
            "FROM debian:12\nONBUILD COPY «['a', '/b']»\n",
        ],
        good: [
            "FROM debian:12\nCMD [\"app\", \"--port\"]\n",
            "FROM debian:12\nRUN [ -f /a ] && make\n",
            "FROM debian:12\nRUN [[ \"$A\" == b ]] || exit 1\n",
            "FROM debian:12\nCOPY [ab].txt /srv/\n",
            "FROM debian:12\nCMD [ ]\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var places: Set<Range<Int>> = []
        return file.document.diagnostics.compactMap { diagnostic in
            let message: String
            switch diagnostic.kind {
            case .notJSON: message = "this is no JSON: it is read as words or by a shell, brackets and all"
            case .notStrings: message = "the list holds something else than strings"
            case .jsonRequired: message = "SHELL needs a JSON list"
            default: return nil
            }
            return places.insert(diagnostic.range).inserted ? CheckFinding(diagnostic.range, message) : nil
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.instruction(at: finding.range).flatMap { QuotedList(of: $0, in: file)?.fix }
    }
}
