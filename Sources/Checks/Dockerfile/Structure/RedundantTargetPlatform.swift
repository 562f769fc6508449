internal import Dockerfile
internal import Rules

/// FROM asks for the platform that it gets anyway.
enum RedundantTargetPlatform: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/redundant-target-platform", "Redundant --platform",
        why: """
            FROM asks for the platform that the build is for, which is what it gets without asking. The flag only \
            makes readers look for a reason.
            """,
        severity: .info,
        remediation: "Leave --platform out: the builder takes the target's platform anyway.",
        references: ["https://docs.docker.com/reference/build-checks/redundant-target-platform/"],
        cwe: "CWE-1164",
        aliases: ["hadolint:DL3065", "buildkit:RedundantTargetPlatform"],
        bad: [
            "FROM «--platform=$TARGETPLATFORM» debian:12\n",
            "FROM «--platform=${TARGETPLATFORM}» debian:12 AS app\n",
            "FROM golang:1.23 AS build\nFROM «--platform=\"$TARGETPLATFORM\"» debian:12\n",
        ],
        good: [
            "FROM debian:12\n",
            "FROM --platform=$BUILDPLATFORM golang:1.23\n",
            "FROM --platform=linux/$TARGETARCH debian:12\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.from).compactMap { from in
            guard let flag = from.flag("platform"), let value = flag.value?.value else { return nil }
            let bare = value.filter { $0 != "\"" && $0 != "'" }
            guard bare == "$TARGETPLATFORM" || bare == "${TARGETPLATFORM}" else { return nil }
            return CheckFinding(flag.range, "TARGETPLATFORM is the platform without the flag, too")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        // With the blanks behind it; without them at the end of a line that goes on.
        let blanks = file.document.source[finding.range.upperBound...].prefix { $0 == 0x20 || $0 == 0x09 }
        return Fix("--platform goes", [.removal(finding.range.lowerBound..<blanks.endIndex)])
    }
}
