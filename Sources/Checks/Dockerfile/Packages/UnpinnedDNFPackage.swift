internal import Rules

/// dnf installs a package without a version.
enum UnpinnedDNFPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-dnf-package", "dnf package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name-version: httpd-2.4.62.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3041"],
        bad: [
            "FROM almalinux:9\nRUN dnf install -y «httpd»\n",
            "FROM almalinux:9\nRUN microdnf --setopt install_weak_deps=0 install -y git-2.43.5 «nodejs» && microdnf clean all\n",
            "FROM almalinux:9\nRUN <<EOF\ntdnf install -y «gcc-c++»\nEOF\n",
        ],
        good: [
            "FROM almalinux:9\nRUN dnf install -y httpd-2.4.62\n",
            "FROM almalinux:9\nRUN dnf module install -y nodejs:22 && dnf install -y ./b.rpm\n",
            "FROM almalinux:9\nRUN dnf upgrade -y && yum install -y httpd\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .dnf }
    }
}
