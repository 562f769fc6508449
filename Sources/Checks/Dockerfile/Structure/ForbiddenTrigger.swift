internal import Dockerfile
internal import Rules

/// ONBUILD holds an instruction that it must not hold.
enum ForbiddenTrigger: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/forbidden-trigger", "Instruction that ONBUILD does not take",
        why: """
            ONBUILD keeps an instruction for images that are built upon this one. FROM, MAINTAINER and ONBUILD \
            itself cannot be kept, and the builder refuses the file.
            """,
        severity: .medium,
        remediation: "Put the instruction into the Dockerfiles of the images that are built upon this one.",
        references: ["https://docs.docker.com/reference/dockerfile/#onbuild"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3043"],
        bad: [
            "FROM debian:12\nONBUILD «FROM» debian:12\n",
            "FROM debian:12\nONBUILD «ONBUILD» RUN make\n",
            "FROM debian:12\nonbuild \\\n  «maintainer» jo\n",
        ],
        good: [
            "FROM debian:12\nONBUILD RUN make\n",
            "FROM debian:12\nONBUILD COPY from /srv\n",
            "FROM debian:12\nONBUILD LABEL maintainer=jo\n",
            "FROM debian:12\nONBUILD RUN echo \\\n  FROM x\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.diagnostics.filter { $0.kind == .forbiddenTrigger }.map {
            CheckFinding($0.range, "ONBUILD does not take \($0.subject ?? "it")")
        }
    }
}
