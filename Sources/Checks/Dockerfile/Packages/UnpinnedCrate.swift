internal import Rules

/// cargo installs a crate without a version.
enum UnpinnedCrate: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-crate", "Crate without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name@version, and --locked.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        bad: [
            "FROM rust:1.91\nRUN cargo install «ripgrep»\n",
            "FROM rust:1.91\nRUN cargo install --locked --features a,b just@1.38.0 «ripgrep» && rg -V\n",
            "FROM rust:1.91\nRUN [\"cargo\", \"install\", «\"ripgrep\"»]\n",
        ],
        good: [
            "FROM rust:1.91\nRUN cargo install ripgrep@14.1.1 --locked\n",
            "FROM rust:1.91\nRUN cargo install --version 14.1.1 ripgrep && cargo install --path .\n",
            "FROM rust:1.91\nRUN cargo install --git https://example.com/a.git --rev 0123abc a && cargo add serde\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .cargo && command.verb == "install" }
    }
}
