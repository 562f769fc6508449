internal import Rules

/// A comment silences a rule that finds nothing there.
enum UnusedIgnore: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unused-ignore", "Exception that holds nothing back",
        why: """
            A comment silences a rule of another tool which, as this program reads the file, finds nothing there. \
            What it excused is gone, or it does not stand where it would count; the next finding of that rule would \
            go unseen. Rules that are switched off, and names that only the other tool knows, are not judged.
            """,
        severity: .info,
        remediation: """
            Remove the name, or put the comment directly above the instruction. Where the other tool still needs it, \
            allow it with a comment of ours.
            """,
        references: ["https://github.com/hadolint/hadolint#ignoring-rules"],
        cwe: "CWE-1127",
        bad: [
            "FROM debian:12\n# hadolint ignore=DL3004,«DL3020»\nRUN sudo make\nUSER 1000\n",
            "# hadolint ignore=«DL3004»\n\nFROM debian:12\nUSER 1000\n",
            "# check=skip=«MaintainerDeprecated»;error=true\nFROM debian:12\nUSER 1000\n",
            "FROM debian:12\n#checkov:skip=«CKV_DOCKER_1»: needed\nUSER 1000\n",
            "FROM debian:12\n# nosemgrep: «dockerfile.security.last-user-is-root.last-user-is-root»\nUSER 1000\n",
        ],
        good: [
            "FROM debian:12\n# hadolint ignore=DL3004\nRUN sudo make\nUSER 1000\n",
            "FROM debian:12\n# hadolint ignore=SC2086,DL9999\nRUN make\nUSER 1000\n",
            "# trivy:ignore:DS-0002\nFROM debian:12\n",
            "FROM debian:12\nRUN a \\\n  # trivy:ignore:DS010\n  && sudo b\nUSER 1000\n",
        ])

    /// Needs what all other rules found.
    static func findings(in file: AuditedDockerfile) -> [CheckFinding] { [] }

    static func findings(of ignores: [Ignore]) -> [CheckFinding] {
        ignores.map { ignore in
            guard case .name(let name) = ignore.subject else {
                return CheckFinding(ignore.range, "nothing is held back")
            }
            return CheckFinding(
                ignore.range,
                ignore.scopes.isEmpty
                    ? "no instruction stands directly below, so that \(name) holds nothing back"
                    : "\(name) holds nothing back here")
        }
    }
}
