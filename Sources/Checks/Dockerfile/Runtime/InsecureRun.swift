internal import Dockerfile
internal import Rules

/// RUN outside the sandbox.
enum InsecureRun: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/insecure-run", "RUN without a sandbox",
        why: """
            RUN --security=insecure gives the step all capabilities and the devices of the machine that builds. What runs there, \
            install scripts of dependencies included, can take the builder over.
            """,
        severity: .high,
        remediation: "Leave --security out; do what needs such rights outside the build.",
        references: ["https://docs.docker.com/reference/dockerfile/#run---security"],
        cwe: "CWE-250",
        aliases: ["sonar:S6502"],
        bad: [
            "FROM debian:12\nRUN «--security=insecure» make test\n",
            "# syntax=docker/dockerfile:1\nFROM debian:12\nRUN --network=none \\\n  «--security=insecure» [\"make\"]\n",
            "FROM debian:12\nRUN «--security=insecure» <<EOF\nmake test\nEOF\n",
            "FROM debian:12\nONBUILD RUN «--security=insecure» make\n",
        ],
        good: [
            "FROM debian:12\nRUN make test\n",
            "FROM debian:12\nRUN --security=sandbox make test\n",
            "FROM debian:12\nRUN echo --security=insecure\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.run).compactMap { run in
            guard let flag = run.flag("security"), flag.value.flatMap({ file.value(of: $0, in: run) }) == "insecure"
            else { return nil }
            return CheckFinding(flag.range, "the step runs with all capabilities of the builder")
        }
    }
}
