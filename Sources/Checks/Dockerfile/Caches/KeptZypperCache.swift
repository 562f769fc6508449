internal import Rules

/// The cache of zypper stays in a layer.
enum KeptZypperCache: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-zypper-cache", "Cache of zypper left in the image",
        why: """
            The metadata and packages that zypper fetches stay in the layer, often more than the programs that were \
            wanted. They are of no use there, and out of date with the next build.
            """,
        severity: .info,
        remediation: "End the same RUN with zypper clean --all, or mount a cache on its directory.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-459",
        aliases: [
            "hadolint:DL3036", "trivy:DS-0020", "trivy:AVD-DS-0020",
        ],
        bad: [
            "FROM opensuse/leap:15.6\nRUN zypper «install» -y curl\n",
            "FROM opensuse/leap:15.6\nRUN zypper clean && \\\n  zypper -n «in» curl\n",
            "FROM opensuse/leap:15.6\nRUN [\"zypper\", \"-n\", «\"dup\"»]\n",
            "FROM opensuse/leap:15.6\nONBUILD RUN zypper -n «refresh»\n",
            "FROM opensuse/leap:15.6\nRUN <<EOF\nzypper -n «up»\nEOF\n",
        ],
        good: [
            "FROM opensuse/leap:15.6\nRUN zypper install -y curl && zypper clean --all\n",
            "FROM opensuse/leap:15.6\nRUN zypper -n in curl; zypper cc -a\n",
            "FROM opensuse/leap:15.6\nRUN zypper -n in curl; rm -rf /var/cache/zypp/*\n",
            "FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in curl\n",
            "FROM opensuse/leap:15.6 AS build\nRUN zypper -n in gcc\nFROM scratch\nCOPY --from=build /a /a\n",
            "FROM opensuse/leap:15.6\nRUN zypper -n rm curl\n",
        ])

    private static let cache = LeftoverCache(
        directories: ["/var/cache/zypp"],
        leaves: {
            $0.tool == .zypper && [.install, .upgrade, .distributionUpgrade, .refresh].contains($0.action)
        },
        cleans: { command, _ in command.tool == .zypper && command.action == .clean })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map {
            CheckFinding($0.verbRange, "the cache of \($0.command.name ?? "zypper") stays in the layer")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.packageCommand(verbAt: finding.range).flatMap { cache.fix($0, in: file) { _ in "zypper clean --all" } }
    }
}
