internal import Dockerfile
internal import Rules

/// FROM fixes the platform.
enum ConstantPlatform: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/constant-platform", "Fixed platform in FROM",
        why: """
            FROM asks for one platform whatever the build asks for. The image then says it is made for one processor \
            and holds programs for another, or runs under emulation.
            """,
        severity: .low,
        remediation: "Leave --platform to the build, or write $BUILDPLATFORM for a stage that cross-compiles.",
        references: ["https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/"],
        cwe: "CWE-1103",
        aliases: ["hadolint:DL3029", "buildkit:FromPlatformFlagConstDisallowed"],
        bad: [
            "FROM «--platform=linux/amd64» debian:12\n",
            "FROM «--platform=linux/arm64» golang:1.23 AS build\nFROM debian:12\n",
            "FROM «--platform=\"linux/amd64\"» \\\n  debian:12\n",
        ],
        good: [
            "FROM debian:12\n",
            "FROM --platform=$BUILDPLATFORM golang:1.23 AS build\n",
            "FROM --platform=${TARGETPLATFORM} debian:12\n",
            "FROM --platform=linux/arm64 golang:1.23 AS build-arm64\nFROM debian:12\n",
            "ARG PLATFORM=linux/amd64\nFROM --platform=${PLATFORM} debian:12\n",
            "# FROM --platform=linux/amd64 debian\nFROM debian:12\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let flag = stage.from.flag("platform"), let platform = stage.platform, platform.references.isEmpty,
                platform.isComplete, !platform.value.isEmpty
            else { return nil }
            // The stages of one platform each, of which FROM chooses one by name.
            let name = stage.name?.value.lowercased() ?? ""
            let parts = platform.value.lowercased().split(separator: "/").prefix(2)
            guard !parts.contains(where: { name.contains($0) }) else { return nil }
            return CheckFinding(flag.range, "the platform is always \(platform.value)")
        }
    }
}
