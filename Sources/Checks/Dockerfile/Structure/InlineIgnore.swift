internal import Dockerfile
internal import Rules

/// A comment switches findings off.
enum InlineIgnore: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/inline-ignore", "Comment that silences a scanner",
        why: """
            A comment tells a scanner to say nothing about what stands beside it. Where exceptions are decided in \
            one place, one that is hidden in a file escapes the review.
            """,
        severity: .info, isOptIn: true,
        remediation: "Take the comment out, and write the exception into the configuration.",
        references: ["https://github.com/hadolint/hadolint#ignoring-rules"],
        cwe: "CWE-1127",
        aliases: ["hadolint:DL1001"],
        bad: [
            "FROM debian:12\n«# hadolint ignore=DL3008»\nRUN true\n",
            "«# hadolint global ignore=DL3008,SC2086 # why»\nFROM debian:12\n",
            "FROM debian:12\nRUN a && \\\n  «#hadolint   ignore = DL3008»\n  b\n",
            "«# check=skip=JSONArgsRecommended»\nFROM debian:12\n",
            "FROM debian:12\n«# checkov:skip=CKV_DOCKER_2: none needed»\nRUN true\n",
            "FROM debian:12\n«# trivy:ignore:DS-0002»\nUSER root\n",
        ],
        good: [
            "FROM debian:12\nRUN true\n",
            "# hadolint would say DL3008 here\nFROM debian:12\n",
            "FROM debian:12\nRUN echo '# hadolint ignore=DL3008'\n",
            "# check=error=true\nFROM debian:12\n",
            "FROM debian:12\nCOPY <<EOF /a\n# hadolint ignore=DL3008\nEOF\n",
        ])

    private static let beginnings = [
        "checkov:skip=", "bridgecrew:skip=", "cortex:skip=", "trivy:ignore:", "tfsec:ignore:", "nosemgrep", "nosonar",
        "kics-scan ignore", "check=skip=",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let comments = file.document.comments.filter { silences($0.text.lowercased()) }.map(\.range)
        let directives = file.document.directives.filter { $0.name == .check && $0.value.contains("skip=") }.map(
            \.range)
        return (directives + comments).map { CheckFinding($0, "a scanner is silenced by a comment") }
    }

    private static func silences(_ comment: String) -> Bool {
        if beginnings.contains(where: { comment.hasPrefix($0) }) { return true }
        let words = comment.split { $0 == " " || $0 == "\t" || $0 == "=" }
        guard words.first == "hadolint", words.count > 2, comment.contains("=") else { return false }
        return words[1] == "ignore" || words[2] == "ignore" && (words[1] == "global" || words[1] == "stage")
    }
}
