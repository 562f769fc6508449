internal import Rules

/// dnf asks a question in a build.
enum UnansweredDnf: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unanswered-dnf", "dnf waits for an answer",
        why: """
            dnf asks before it changes what is installed, and in a build nobody answers: it takes the question for a \
            no, and the build breaks off or goes on without the packages.
            """,
        severity: .low,
        remediation: "Write dnf install -y, so that nobody has to answer.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3038"],
        bad: [
            "FROM fedora:41\nRUN dnf «install» curl\n",
            "FROM fedora:41\nRUN dnf clean all; \\\n  dnf5 -q «upgrade»\n",
            "FROM photon:5.0\nRUN [\"tdnf\", «\"install\"», \"curl\"]\n",
            "FROM fedora:41\nONBUILD RUN dnf «remove» curl\n",
        ],
        good: [
            "FROM fedora:41\nRUN dnf install -y curl\n",
            "FROM fedora:41\nRUN dnf -qy upgrade && dnf --assumeyes install b\n",
            "FROM fedora:41\nRUN dnf --setopt=assumeyes=True install curl\n",
            "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install curl\n",
            "FROM fedora:41\nRUN dnf makecache && dnf clean all\n",
        ])

    private static let question = UnansweredQuestion(
        tool: .dnf,
        answers: ["y", "assumeyes", "assumeno"],
        setting: "assumeyes")

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        question.commands(in: file)
            // It never asks.
            .filter { $0.command.name != "microdnf" }.map {
                CheckFinding($0.verbRange, "\($0.command.name ?? "dnf") \($0.verb ?? "") asks, and nobody answers")
            }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        question.fix(for: finding, in: file)
    }
}
