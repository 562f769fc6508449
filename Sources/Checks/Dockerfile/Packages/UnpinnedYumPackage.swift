internal import Rules

/// yum installs a package without a version.
enum UnpinnedYumPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-yum-package", "yum package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name-version: httpd-2.4.62.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3033"],
        bad: [
            "FROM almalinux:9\nRUN yum install -y «httpd»\n",
            "FROM almalinux:9\nRUN yum -y --enablerepo crb install httpd-2.4.62 «java-11-openjdk»\n",
            "FROM almalinux:9\nRUN [\"yum\", \"-y\", \"install\", «\"httpd\"»]\n",
        ],
        good: [
            "FROM almalinux:9\nRUN yum install -y httpd-2.4.62\n",
            "FROM almalinux:9\nRUN yum install -y https://example.com/a.rpm ./b.rpm git-2.43.5-1.el9\n",
            "FROM almalinux:9\nRUN yum remove -y httpd && yum update -y\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .yum }
    }
}
