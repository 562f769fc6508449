internal import Dockerfile
internal import Rules

/// RUN in the network of the machine that builds.
enum HostNetwork: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/host-network", "RUN in the host's network",
        why: """
            RUN --network=host lets the step talk to everything that listens on the machine that builds, cloud metadata and \
            services bound to localhost among it. A dependency's install script can fetch credentials there.
            """,
        severity: .medium,
        remediation: "Leave --network out, or write --network=none where the step needs no network.",
        references: ["https://docs.docker.com/reference/dockerfile/#run---network"],
        cwe: "CWE-668",
        aliases: ["sonar:S6431"],
        bad: [
            "FROM debian:12\nRUN «--network=host» pip install -r requirements.txt\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/c \\\n  «--network=host» make\n",
            "FROM debian:12 AS build\nRUN «--network=host» [\"make\"]\nFROM debian:12\nCOPY --from=build /a /a\n",
            "FROM debian:12\nONBUILD RUN «--network=host» make\n",
        ],
        good: [
            "FROM debian:12\nRUN pip install -r requirements.txt\n",
            "FROM debian:12\nRUN --network=none make\n",
            "FROM debian:12\nRUN docker run --network=host alpine:3.20\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.run).compactMap { run in
            guard let flag = run.flag("network"), flag.value.flatMap({ file.value(of: $0, in: run) }) == "host" else {
                return nil
            }
            return CheckFinding(flag.range, "the step runs in the builder's network")
        }
    }
}
