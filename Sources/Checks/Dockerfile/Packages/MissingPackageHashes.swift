internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// pip installs what a file of requirements names without checking hashes.
enum MissingPackageHashes: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/missing-package-hashes", "Requirements without hashes",
        why: """
            pip takes whatever file the index gives it for a version. With hashes in the requirements it takes only those that were \
            there when the file was written.
            """,
        severity: .info, isOptIn: true,
        remediation: "Write hashes with pip-compile --generate-hashes or uv pip compile, and add --require-hashes.",
        references: ["https://pip.pypa.io/en/stable/topics/secure-installs/"],
        cwe: "CWE-494",
        bad: [
            "FROM python:3.13\nRUN pip install «-r» requirements.txt\n",
            "FROM python:3.13\nRUN python -m pip install --no-cache-dir «--requirement=requirements.txt»\n",
            "FROM python:3.13\nRUN [\"uv\", \"pip\", \"install\", «\"-r\"», \"requirements.txt\"]\n",
        ],
        good: [
            "FROM python:3.13\nRUN pip install --require-hashes -r requirements.txt\n",
            "FROM python:3.13\nENV PIP_REQUIRE_HASHES=1\nRUN pip install -r requirements.txt\n",
            "FROM python:3.13\nRUN pip install requests==2.32.3 && pip uninstall -r requirements.txt\n",
            "FROM python:3.13\nRUN uv sync --locked && echo pip install -r requirements.txt\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let isConfigured = file.environmentSettings.contains {
            ["PIP_REQUIRE_HASHES", "UV_REQUIRE_HASHES"].contains($0.name) && Setting.on.contains($0.value ?? "")
        }
        guard !isConfigured else { return [] }
        return file.packageCommands.compactMap { command in
            guard command.tool == .pip || command.tool == .uv, command.action == .install,
                let option = command.arguments.option("r", "requirement", "requirements"),
                !command.arguments.flag("require-hashes")
            else { return nil }
            return CheckFinding(command.command.range(of: option.word), "the files are not checked against hashes")
        }
    }
}
