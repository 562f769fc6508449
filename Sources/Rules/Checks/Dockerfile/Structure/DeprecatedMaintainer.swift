internal import Dockerfile

/// MAINTAINER, which LABEL has replaced.
enum DeprecatedMaintainer: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/maintainer", "MAINTAINER",
        why: """
            MAINTAINER is an instruction that builders keep for old files only. Tools that look for the author of an \
            image read its labels.
            """,
        severity: .info,
        remediation: "Write LABEL org.opencontainers.image.authors=\"…\".",
        references: ["https://docs.docker.com/reference/build-checks/maintainer-deprecated/"],
        cwe: "CWE-477",
        aliases: [
            "hadolint:DL4000", "trivy:DS-0022", "trivy:AVD-DS-0022", "checkov:CKV_DOCKER_6",
            "buildkit:MaintainerDeprecated",
        ],
        bad: [
            "FROM debian:12\n«MAINTAINER» Jo <jo@example.com>\n",
            "FROM debian:12 AS build\n«maintainer» jo\nFROM debian:12\n",
            "«MAINTAINER» Jo\nFROM debian:12\n",
        ],
        good: [
            "FROM debian:12\nLABEL org.opencontainers.image.authors=\"Jo <jo@example.com>\"\n",
            "FROM debian:12\nLABEL maintainer=\"Jo\"\n",
            "FROM debian:12\nRUN echo \\\n  MAINTAINER Jo\n",
            "FROM debian:12\nCOPY <<EOF /a\nMAINTAINER Jo\nEOF\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.instructions.filter { $0.kind == .maintainer }.map {
            CheckFinding($0.keyword.range, "MAINTAINER is deprecated")
        }
    }
}
