internal import Rules

/// A comment silenced a rule until a day that has come.
enum ExpiredIgnore: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/expired-ignore", "Exception that has expired",
        why: """
            A comment silences a rule of another tool until a day that has come, or that is no day. It holds nothing \
            back any more: somebody meant to look again by then.
            """,
        severity: .low,
        remediation: "Mend what the comment excuses and remove it, or give it a later day.",
        references: ["https://trivy.dev/latest/docs/configuration/filtering/"],
        cwe: "CWE-1127",
        bad: [
            "FROM debian:12\n# trivy:ignore:«DS-0002»:exp:2024-01-31\nUSER root\n",
            "FROM debian:12\n# trivy:ignore:DS-0002 trivy:ignore:«DS-0010»:exp:2024-01-31 why\nRUN sudo make\n",
            "FROM debian:12\n#trivy:ignore:«DS-0010»:exp:soon\nRUN sudo make\n",
        ],
        good: [
            "FROM debian:12\n# trivy:ignore:DS-0002:exp:2999-12-31\nUSER root\n",
            "FROM debian:12\n# trivy:ignore:DS-0002\nUSER root\n",
            "FROM debian:12\nRUN echo trivy:ignore:DS-0002:exp:2024-01-31\n",
        ])

    static let exampleOptions: CheckOptions = {
        var options = CheckOptions.examples
        options.today = Day("2026-11-22")
        return options
    }()

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.ignores.filter { $0.isExpired(on: file.options.today) }.map { ignore in
            let until = ignore.until ?? ""
            let why = ignore.reason.isEmpty ? "" : " (\(ignore.reason))"
            return CheckFinding(
                ignore.range,
                Day(until) == nil
                    ? "the exception ends on '\(until)', which is no day such as 2027-01-31"
                    : "the exception ended on \(until)\(why)")
        }
    }
}
