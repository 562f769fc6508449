internal import Rules

/// yum asks a question in a build.
enum UnansweredYum: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unanswered-yum", "yum waits for an answer",
        why: """
            yum asks before it changes what is installed, and in a build nobody answers: it takes the question for a \
            no, and the build breaks off or goes on without the packages.
            """,
        severity: .low,
        remediation: "Write yum install -y, so that nobody has to answer.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3030"],
        bad: [
            "FROM centos:7\nRUN yum «install» curl\n",
            "FROM centos:7\nRUN yum clean all; \\\n  yum -q «update»\n",
            "FROM centos:7\nRUN [\"yum\", «\"groupinstall\"», \"dev\"]\n",
            "FROM centos:7\nONBUILD RUN yum «localinstall» a.rpm\n",
        ],
        good: [
            "FROM centos:7\nRUN yum install -y curl\n",
            "FROM centos:7\nRUN yum -qy update && yum --assumeyes install b\n",
            "FROM centos:7\nRUN yum --setopt=assumeyes=1 install curl\n",
            "FROM centos:7\nRUN echo assumeyes=1 >> /etc/yum.conf && yum install curl\n",
            "FROM centos:7\nRUN yum clean all && yum list\n",
        ])

    private static let question = UnansweredQuestion(
        tool: .yum,
        answers: ["y", "assumeyes", "assumeno"],
        setting: "assumeyes")

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        question.commands(in: file).map {
            CheckFinding($0.verbRange, "\($0.command.name ?? "yum") \($0.verb ?? "") asks, and nobody answers")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        question.fix(for: finding, in: file)
    }
}
