internal import Dockerfile
internal import Rules

/// Images that build on this one become root.
enum TriggeredRootUser: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/triggered-root-user", "ONBUILD makes images root",
        why: """
            ONBUILD USER switches every image that builds on this one to root, in a line that its author does not see. What looks \
            like an image without rights has them all.
            """,
        severity: .medium,
        remediation: "Leave the trigger out, or end the triggers with ONBUILD USER and an account without rights.",
        references: ["https://docs.docker.com/reference/dockerfile/#onbuild"],
        cwe: "CWE-250",
        aliases: ["hadolint:DL3002"],
        bad: [
            "FROM debian:12\nUSER 10001\nONBUILD USER «root»\n",
            "FROM debian:12\nonbuild user «0:0»\nUSER app\n",
            "FROM debian:12\nENV WHO=root\nONBUILD USER «${WHO}»\nONBUILD RUN make\n",
        ],
        good: [
            "FROM debian:12\nUSER 10001\nONBUILD USER 10001\n",
            "FROM debian:12\nONBUILD USER root\nONBUILD RUN make install\nONBUILD USER app\n",
            "FROM debian:12\nONBUILD RUN id root\nUSER app\n",
            "FROM debian:12\nONBUILD ARG WHO\nONBUILD USER $WHO\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let user = stage.instructions.compactMap(\.trigger).last(where: { $0.kind == .user }),
                let word = user.word, let value = file.value(of: word, in: user), RootUser.isRoot(value)
            else { return nil }
            return CheckFinding(word.range, "images that build on this one run as \(value)")
        }
    }
}
