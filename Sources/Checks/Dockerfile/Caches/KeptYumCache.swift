internal import Rules

/// The cache of yum stays in a layer.
enum KeptYumCache: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-yum-cache", "Cache of yum left in the image",
        why: """
            The metadata and packages that yum fetches stay in the layer, often more than the programs that were \
            wanted. They are of no use there, and out of date with the next build.
            """,
        severity: .info,
        remediation: "End the same RUN with yum clean all, or mount a cache on its directory.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-459",
        aliases: [
            "hadolint:DL3032", "trivy:DS-0015", "trivy:AVD-DS-0015",
        ],
        bad: [
            "FROM centos:7\nRUN yum «install» -y curl\n",
            "FROM centos:7\nRUN yum clean all && \\\n  yum -y «update»\n",
            "FROM centos:7\nRUN [\"yum\", «\"install\"», \"-y\", \"curl\"]\nRUN yum clean all\n",
            "FROM centos:7\nRUN <<EOF\nyum -y group «install» dev\nrm -rf /tmp/*\nEOF\n",
            "FROM centos:7\nONBUILD RUN yum «install» -y curl\n",
        ],
        good: [
            "FROM centos:7\nRUN yum install -y curl && yum clean all\n",
            "FROM centos:7\nRUN yum -y update; yum install -y curl; yum -y --quiet clean all\n",
            "FROM centos:7\nRUN yum install -y curl && rm -rf /var/cache/yum/*\n",
            "FROM centos:8\nRUN yum install -y curl && dnf clean all\n",
            "FROM centos:7\nRUN --mount=type=cache,target=/var/cache/yum yum install -y curl\n",
            "FROM centos:7 AS build\nRUN yum install -y gcc\nFROM scratch\nCOPY --from=build /a /a\n",
            "FROM centos:7\nRUN yum remove -y curl && echo yum install\n",
        ])

    private static let cache = LeftoverCache(
        directories: ["/var/cache/yum", "/var/cache/dnf"],
        leaves: {
            $0.tool == .yum && [.install, .upgrade, .distributionUpgrade, .refresh].contains($0.action)
                && $0.verb != "check-update"
        },
        cleans: { command, _ in [.yum, .dnf].contains(command.tool) && command.action == .clean })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map {
            CheckFinding($0.verbRange, "the cache of \($0.command.name ?? "yum") stays in the layer")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.packageCommand(verbAt: finding.range).flatMap { cache.fix($0, in: file) { _ in "yum clean all" } }
    }
}
