internal import Rules

/// The lists of apt stay in a layer.
enum KeptAptLists: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-apt-lists", "Package lists left in the image",
        why: """
            The lists that apt-get update fetches stay in the layer. They are tens of megabytes, and soon out of \
            date, so that a later install asks for versions that are gone.
            """,
        severity: .info,
        remediation: "End the same RUN with rm -rf /var/lib/apt/lists/*, or mount a cache there.",
        references: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
        cwe: "CWE-459",
        aliases: ["hadolint:DL3009", "dockle:DKL-DI-0005"],
        bad: [
            "FROM debian:12\nRUN apt-get «update» && apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get «update» -q && \\\n  rm -rf /var/cache/apt/* && \\\n  apt-get clean\n",
            "FROM debian:12\nRUN apt «update»\nRUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
            "FROM debian:12\nRUN <<EOF\nset -e\nif true; then\n  apt-get -y «update»\nfi\nEOF\n",
            "FROM debian:12\nONBUILD RUN [\"apt-get\", «\"update\"»]\n",
            "FROM debian:12\nRUN rm -rf /var/lib/apt/lists/* && apt-get «update»\n",
            "FROM debian:12 AS base\nRUN apt-get «update»\nFROM base\nCMD [\"a\"]\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt apt-get «update»\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
            "FROM debian:12\nRUN apt-get update; rm -r /var/lib/apt/lists /var/cache/apt\n",
            "FROM debian:12\nRUN apt-get update; rm -rf /tmp/* /var/{lib/apt,cache,log}/*\n",
            "FROM debian:12\nRUN apt-get update; cd /var/lib && rm -fr {apt,cache}/\n",
            "FROM debian:12\nRUN apt-get update; find /var/lib/apt/lists -type f -delete\n",
            "FROM debian:12\nRUN apt-get update; apt-get distclean\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update\n",
            "FROM debian:12\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists/ apt-get update\n",
            "FROM debian:12 AS build\nRUN apt-get update\nFROM debian:12\nCOPY --from=build /a /a\n",
            "FROM debian:12\nRUN echo apt-get update\n",
        ])

    private static let cache = LeftoverCache(
        directories: ["/var/lib/apt/lists"],
        leaves: { $0.tool == .apt && $0.action == .refresh },
        cleans: { command, _ in command.tool == .apt && ["distclean", "dist-clean"].contains(command.verb) })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map { CheckFinding($0.verbRange, "the lists of apt stay in the layer") }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let package = file.packageCommand(verbAt: finding.range),
            !LaterInstall.needsLists(after: package.command.instruction, in: file)
        else { return nil }
        return cache.fix(package, in: file) { _ in "rm -rf /var/lib/apt/lists/*" }
    }
}
