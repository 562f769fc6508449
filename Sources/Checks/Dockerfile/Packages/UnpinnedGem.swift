internal import Rules

/// gem installs a gem without a version.
enum UnpinnedGem: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-gem", "Gem without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name:version or --version.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3028"],
        bad: [
            "FROM ruby:3.4\nRUN gem install «bundler»\n",
            "FROM ruby:3.4\nRUN gem install --no-document rails:8.0.1 «puma» && rails -v\n",
            "FROM ruby:3.4\nRUN <<EOF\ngem install -s https://example.com «puma»\nEOF\n",
        ],
        good: [
            "FROM ruby:3.4\nRUN gem install bundler:2.6.2\n",
            "FROM ruby:3.4\nRUN gem install bundler -v 2.6.2 && gem install puma --version=6.5.0\n",
            "FROM ruby:3.4\nRUN gem install ./a.gem && bundle install && gem update --system\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { command in command.tool == .gem }
    }
}
