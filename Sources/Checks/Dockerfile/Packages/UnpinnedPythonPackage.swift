internal import Rules

/// pip installs a package without a version.
enum UnpinnedPythonPackage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unpinned-python-package", "Python package without a version",
        why: UnpinnedPackage.why, severity: .low, isOptIn: true,
        remediation: "Write name==version, or install from a requirements file with hashes.",
        references: UnpinnedPackage.references, cwe: "CWE-1357",
        aliases: ["hadolint:DL3013"],
        bad: [
            "FROM python:3.13\nRUN pip install «requests»\n",
            "FROM python:3.13\nRUN python3 -m pip install --no-cache-dir -U wheel==0.45 «requests[socks]» flask\n",
            "FROM python:3.13\nRUN [\"pip3\", \"install\", «\"requests\"»]\n",
            "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache uv pip install --system «requests»\n",
            "FROM python:3.13\nRUN pipx install «poetry»\n",
        ],
        good: [
            "FROM python:3.13\nRUN pip install requests==2.32.3\n",
            "FROM python:3.13\nRUN pip install -r requirements.txt && pip install -c constraints.txt requests\n",
            "FROM python:3.13\nRUN pip install . -e ./src .[dev] dist/a.whl git+https://example.com/a.git@v1\n",
            "FROM python:3.13\nRUN pip install \"requests>=2,<3\" \"flask ~= 3.0\" pip==$PIP_VERSION\n",
            "FROM python:3.13\nRUN pip uninstall -y requests && pip config set global.timeout 60\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        UnpinnedPackage.findings(in: file) { [.pip, .uv, .pipx].contains($0.tool) }
    }
}
