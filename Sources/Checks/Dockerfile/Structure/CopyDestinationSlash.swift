internal import Dockerfile
internal import Rules

/// Several files are copied to what does not look like a directory.
enum CopyDestinationSlash: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copy-destination-slash", "Several files to one destination without a slash",
        why: """
            COPY or ADD has more than one source, and the destination does not end with a slash. It has to be a directory then; \
            builders fail over it or make a guess.
            """,
        severity: .low,
        remediation: "Put a slash behind the destination.",
        references: ["https://docs.docker.com/reference/dockerfile/#destination"],
        cwe: "CWE-1286",
        aliases: ["hadolint:DL3021", "trivy:DS-0011", "trivy:AVD-DS-0011"],
        bad: [
            "FROM debian:12\nCOPY a b «/srv»\n",
            "FROM debian:12\nCOPY [\"a\", \"b\", «\"/srv\"»]\n",
            "FROM debian:12 AS base\nARG A=/c\nADD --chown=app a \\\n  b «$A»\n",
            "FROM debian:12\nCOPY <<A <<B «/srv»\na\nA\nb\nB\n",
            "FROM debian:12\nONBUILD COPY a b «c»\n",
        ],
        good: [
            "FROM debian:12\nCOPY a b /srv/\n",
            "FROM debian:12\nCOPY a b .\nCOPY a b ..\nCOPY a b ./\n",
            "FROM debian:12\nCOPY a /srv\nCOPY --from=x a /b\n",
            "FROM debian:12\nARG A\nCOPY a b $A\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY a b C:\\\\srv\\\\\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.copy, .add).compactMap { instruction in
            guard let copy = instruction.copy, copy.sources.count + copy.inlineSources.count > 1,
                let word = copy.destination, let path = file.value(of: word, in: instruction), !path.isEmpty
            else { return nil }
            let isDirectory =
                path.hasSuffix("/") || path.hasSuffix("\\") || path == "." || path == ".." || path.hasSuffix("/.")
                || path.hasSuffix("/..")
            return isDirectory ? nil : CheckFinding(word.range, "\(path) has to be a directory: write \(path)/")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let last = file.document.source[finding.range].last else { return nil }
        // Builders that take it at all take it for a directory.
        let isQuoted = last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
        return Fix(
            "a slash ends the destination", [.insertion("/", at: finding.range.upperBound - (isQuoted ? 1 : 0))])
    }
}
