internal import Dockerfile
internal import Rules

/// An image of a registry that the configuration does not trust.
enum UntrustedRegistry: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/untrusted-registry", "Image of an untrusted registry",
        why: """
            The image comes from a registry that is not among the trusted ones of the configuration. What it holds has not gone \
            through the reviews and scans that images of your own registries go through.
            """,
        severity: .high,
        remediation: "Take the image from a trusted registry, or add this one to the list.",
        references: ["https://cwe.mitre.org/data/definitions/829.html"],
        cwe: "CWE-829",
        aliases: ["hadolint:DL3026", "trivy:KSV-0125", "trivy:AVD-KSV-0125", "dockle:CIS-DI-0002"],
        bad: [
            "FROM «untrusted.invalid/team/app:1»\n",
            "ARG REGISTRY=untrusted.invalid:5000\nFROM «${REGISTRY}/team/app:1» AS build\n",
            "FROM debian:12\nCOPY --from=«untrusted.invalid/tools:1» /a /a\n",
            "FROM debian:12\nRUN --mount=from=«untrusted.invalid/tools:1»,target=/t /t/make\n",
        ],
        good: [
            "FROM registry.example.com/team/app:1\n",
            "FROM debian:12\n",
            "FROM docker.io/library/debian:12 AS untrusted.invalid\nFROM untrusted.invalid\n",
            "FROM index.docker.io/library/debian:12\n",
            "FROM scratch\n",
            "ARG REGISTRY\nFROM ${REGISTRY}/team/app:1\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let trusted = file.options.trustedRegistries
        guard !trusted.isEmpty else { return [] }
        return file.usedImages.compactMap { use in
            guard !trusted.contains(where: { isMatch($0, use.image) }) else { return nil }
            return CheckFinding(use.word.range, "\(use.image.normalizedRegistry) is not a trusted registry")
        }
    }

    /// - Parameter pattern: of a registry, as `*.example.com`, or of a registry with a path, as `ghcr.io/team/**`.
    static func isMatch(_ pattern: String, _ image: ImageReference) -> Bool {
        let hub: Set = ["index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "hub.docker.com"]
        let parts = pattern.split(separator: "/", maxSplits: 1)
        guard let first = parts.first.map(String.init) else { return false }
        let registry = hub.contains(first) ? "docker.io" : first
        let isHub = hub.contains(image.normalizedRegistry)
        guard Glob(registry).matches(isHub ? "docker.io" : image.normalizedRegistry) else { return false }
        guard parts.count == 2 else { return true }
        return Glob("/" + parts[1]).matches(image.normalizedRepository)
    }
}
