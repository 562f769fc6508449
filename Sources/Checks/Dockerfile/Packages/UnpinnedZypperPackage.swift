internal import Rules

/// zypper installs a package without a version.
enum UnpinnedZypperPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-zypper-package", "zypper package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name=version: httpd=2.4.62.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3037"],
        bad: [
            "FROM opensuse/leap:16.0\nRUN zypper install -y «httpd»\n",
            "FROM opensuse/leap:16.0\nRUN zypper --non-interactive in git=2.43 «httpd»\n",
            "FROM opensuse/leap:16.0\nONBUILD RUN zypper -n --root /mnt install --no-recommends «httpd»\n",
        ],
        good: [
            "FROM opensuse/leap:16.0\nRUN zypper install -y httpd=2.4.62\n",
            "FROM opensuse/leap:16.0\nRUN zypper in -y \"httpd>=2.4\" ./a.rpm\n",
            "FROM opensuse/leap:16.0\nRUN zypper remove -y httpd\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .zypper }
    }
}
