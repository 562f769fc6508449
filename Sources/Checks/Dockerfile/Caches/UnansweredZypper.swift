internal import Rules

/// zypper asks a question in a build.
enum UnansweredZypper: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unanswered-zypper", "zypper waits for an answer",
        why: """
            zypper asks before it changes what is installed, and in a build nobody answers: it takes the question \
            for a no, and the build breaks off or goes on without the packages.
            """,
        severity: .low,
        remediation: "Write zypper --non-interactive, or install -y.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3034"],
        bad: [
            "FROM opensuse/leap:15.6\nRUN zypper «install» curl\n",
            "FROM opensuse/leap:15.6\nRUN zypper refresh && \\\n  zypper --quiet «dup»\n",
            "FROM opensuse/leap:15.6\nRUN [\"zypper\", «\"rm\"», \"curl\"]\n",
            "FROM opensuse/leap:15.6\nONBUILD RUN zypper «patch»\n",
        ],
        good: [
            "FROM opensuse/leap:15.6\nRUN zypper install -y curl\n",
            "FROM opensuse/leap:15.6\nRUN zypper -n in curl\n",
            "FROM opensuse/leap:15.6\nRUN zypper in --no-confirm curl\n",
            "FROM opensuse/leap:15.6\nRUN zypper refresh && zypper clean\n",
        ])

    private static let question = UnansweredQuestion(
        tool: .zypper,
        answers: ["n", "non-interactive", "y", "no-confirm", "dry-run"],
        setting: "non-interactive")

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        question.commands(in: file).map {
            CheckFinding($0.verbRange, "\($0.command.name ?? "zypper") \($0.verb ?? "") asks, and nobody answers")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        question.fix(for: finding, in: file)
    }
}
