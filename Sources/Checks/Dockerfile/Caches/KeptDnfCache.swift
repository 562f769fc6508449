internal import Rules

/// The cache of dnf stays in a layer.
enum KeptDnfCache: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-dnf-cache", "Cache of dnf left in the image",
        why: """
            The metadata and packages that dnf fetches stay in the layer, often more than the programs that were \
            wanted. They are of no use there, and out of date with the next build.
            """,
        severity: .info,
        remediation: "End the same RUN with dnf clean all, or mount a cache on its directory.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-459",
        aliases: [
            "hadolint:DL3040", "trivy:DS-0019", "trivy:AVD-DS-0019", "trivy:DS-0027", "trivy:AVD-DS-0027",
        ],
        bad: [
            "FROM fedora:41\nRUN dnf «install» -y curl\n",
            "FROM redhat/ubi9-minimal:9.5\nRUN microdnf «install» -y curl && \\\n  rm -rf /var/log/*\n",
            "FROM fedora:41\nRUN [\"dnf\", «\"upgrade\"», \"-y\"]\nRUN dnf clean all\n",
            "FROM photon:5.0\nRUN <<EOF\ntdnf «install» -y curl\nEOF\n",
            "FROM fedora:41\nONBUILD RUN dnf clean all; dnf5 «install» -y curl\n",
            "FROM fedora:41\nRUN dnf «install» -y curl && microdnf clean all\n",
        ],
        good: [
            "FROM fedora:41\nRUN dnf install -y curl && dnf clean all\n",
            "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install -y curl && microdnf clean all\n",
            "FROM fedora:41\nRUN dnf install -y curl && rm -rf /var/cache/dnf /var/cache/libdnf5*\n",
            "FROM fedora:41\nRUN dnf install -y --installroot /mnt/a curl && rm -rf /mnt/a/var/cache/*\n",
            "FROM fedora:41\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y curl\n",
            "FROM fedora:41 AS build\nRUN dnf install -y gcc\nFROM scratch\nCOPY --from=build /a /a\n",
            "FROM fedora:41\nRUN echo dnf install curl; dnf remove -y curl\n",
        ])

    private static let cache = LeftoverCache(
        directories: [
            "/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum", "/var/cache/tdnf", ".cache/libdnf5",
        ],
        leaves: {
            $0.tool == .dnf && [.install, .upgrade, .distributionUpgrade, .refresh].contains($0.action)
                && $0.verb != "check-update" || $0.tool == .dnf && $0.verb == "up-min"
        },
        cleans: { $0.action == .clean && family($0) == family($1) })

    /// Programs that share a cache; yum is another name of dnf where there is dnf.
    private static func family(_ package: PackageCommand) -> String? {
        let name = package.command.name
        return name == "microdnf" || name == "tdnf"
            ? name : package.tool == .dnf || package.tool == .yum ? "dnf" : nil
    }

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        cache.commands(in: file).map {
            CheckFinding($0.verbRange, "the cache of \($0.command.name ?? "dnf") stays in the layer")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.packageCommand(verbAt: finding.range).flatMap { package in
            cache.fix(package, in: file) { "\($0.command.name ?? "dnf") clean all" }
        }
    }
}
