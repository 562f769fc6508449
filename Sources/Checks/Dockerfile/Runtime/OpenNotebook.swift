internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A notebook server without a token.
enum OpenNotebook: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/open-notebook", "Notebook server without a token",
        why: """
            The image starts Jupyter with an empty token or password. Whoever reaches its port gets a shell in the container, \
            with all its data and credentials.
            """,
        severity: .medium,
        remediation: "Leave the option out, so that Jupyter makes a token at its start, or give one at run time.",
        references: ["https://jupyter-server.readthedocs.io/en/latest/operators/security.html"],
        cwe: "CWE-306",
        bad: [
            "FROM jupyter/base-notebook:2024-10-01\nCMD start-notebook.sh «--NotebookApp.token=''»\n",
            "FROM python:3.13\nCMD [\"jupyter\", \"lab\", \"--ip=0.0.0.0\", «\"--ServerApp.token=''\"»]\n",
            "FROM python:3.13\nENTRYPOINT [\"jupyter\"]\nCMD [\"lab\", «\"--IdentityProvider.token=\"»]\n",
            "FROM python:3.13\nENV «JUPYTER_TOKEN=\"\"»\n",
        ],
        good: [
            "FROM jupyter/base-notebook:2024-10-01\nCMD start-notebook.sh\n",
            "FROM python:3.13\nCMD jupyter lab --ServerApp.token=$TOKEN\n",
            "FROM python:3.13\nRUN echo --NotebookApp.token=''\n",
            "FROM python:3.13\nCMD echo --NotebookApp.tokens=''\n",
        ])

    private static let options: Set = ["--NotebookApp.token", "--ServerApp.token", "--IdentityProvider.token"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let variables = file.imageVariables.filter { $0.name == "JUPYTER_TOKEN" && $0.value == "" }
            .map { CheckFinding($0.pair.range, "Jupyter starts without a token") }
        return variables
            + file.startCommands.flatMap { start in
                start.values.compactMap { word, value in
                    guard let equals = value.firstIndex(of: "="), options.contains(String(value[..<equals])) else {
                        return nil
                    }
                    // In exec form the quotes reach Jupyter, which takes them off.
                    let token = value[value.index(after: equals)...].filter { $0 != "'" && $0 != "\"" }
                    return token.isEmpty
                        ? CheckFinding(start.command.range(of: word), "Jupyter starts without a token") : nil
                }
            }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        file.removalOfOption(at: finding.range)
    }
}
