internal import Rules

/// apk adds a package without a version.
enum UnpinnedApkPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-apk-package", "apk package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name=version or name~=version: curl~=8.11.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3018"],
        bad: [
            "FROM alpine:3.23\nRUN apk add --no-cache «curl»\n",
            "FROM alpine:3.23\nRUN apk --update add -t .build-deps gcc~=14 «make»\n",
            "FROM alpine:3.23\nRUN set -ex; \\\n  apk add --virtual=.deps -X https://example.com/edge «curl» wget; \\\n  make\n",
            "FROM alpine:3.23\nRUN <<EOF\napk add «curl»\nEOF\n",
        ],
        good: [
            "FROM alpine:3.23\nRUN apk add --no-cache curl~=8.11\n",
            "FROM alpine:3.23\nRUN apk add --no-cache \"curl>8\" git=2.47.1-r0 ./a.apk\n",
            "FROM alpine:3.23\nRUN apk add --virtual .build-deps $DEPS && apk del .build-deps\n",
            "FROM alpine:3.23\nRUN echo apk add curl\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .apk }
    }
}
