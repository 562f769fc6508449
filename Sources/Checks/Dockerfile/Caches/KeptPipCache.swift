internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The cache of pip stays in a layer.
enum KeptPipCache: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/kept-pip-cache", "Cache of pip left in the image",
        why: """
            pip keeps what it has downloaded and built for the next install. In a layer there is none, so that all \
            of it only makes the image larger.
            """,
        severity: .info,
        remediation: "Add --no-cache-dir, set PIP_NO_CACHE_DIR=1, or mount a cache on /root/.cache/pip.",
        references: ["https://pip.pypa.io/en/stable/topics/caching/"],
        cwe: "CWE-459",
        aliases: ["hadolint:DL3042"],
        bad: [
            "FROM python:3.13\nRUN pip «install» flask\n",
            "FROM python:3.13\nRUN python3 -m pip «install» -r requirements.txt\n",
            "FROM python:3.13\nRUN /venv/bin/pip3.12 -q «install» \\\n  flask && rm -rf /tmp/*\n",
            "FROM python:3.13\nRUN [\"pip\", «\"install\"», \".\"]\n",
            "FROM python:3.13 AS a\nENV PIP_NO_CACHE_DIR=1\nFROM python:3.13\nRUN pip «install» flask\n",
            "FROM python:3.13\nONBUILD RUN pip «install» flask\n",
            "FROM python:3.13\nRUN <<EOF\npip «install» flask\nEOF\n",
        ],
        good: [
            "FROM python:3.13\nRUN pip install --no-cache-dir flask\n",
            "FROM python:3.13\nENV PIP_NO_CACHE_DIR=off\nRUN python -m pip install flask\n",
            "FROM python:3.13 AS a\nENV PIP_NO_CACHE_DIR=1\nFROM a\nRUN pip install flask\n",
            "FROM python:3.13\nRUN PIP_NO_CACHE_DIR=1 pip install flask\n",
            "FROM python:3.13\nRUN export PIP_NO_CACHE_DIR=1 && pip install flask\n",
            "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache pip install flask\n",
            "FROM python:3.13\nRUN pip install flask && rm -rf ~/.cache/pip\n",
            "FROM python:3.13\nRUN pip install flask && pip cache purge\n",
            "FROM python:3.13\nRUN pip config set global.no-cache-dir true\nRUN pip install flask\n",
            "FROM python:3.13 AS build\nRUN pip install build\nFROM python:3.13\nCOPY --from=build /a /a\n",
            "FROM python:3.13\nRUN pipx install flask && pipenv install && pip list\n",
        ])

    private static let cache = LeftoverCache(
        directories: [".cache/pip"], variables: ["PIP_CACHE_DIR"],
        read: { PackageCommand(pip: $0) },
        leaves: { package in
            // Options of Python's programs may be cut short.
            package.action == .install && !package.arguments.options.contains { $0.name.hasPrefix("no-cach") }
        },
        cleans: { command, _ in command.verb == "cache" })

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let isConfigured = file.buildCommands.contains { command in
            command.program == "pip" && command.knownArguments.contains { $0.hasSuffix(".no-cache-dir") }
        }
        guard !isConfigured else { return [] }
        return cache.commands(in: file).compactMap { package in
            let script = package.command.script
            let variable = file.graph.state(before: script.instruction).environment["PIP_NO_CACHE_DIR"]
            // pip takes any word for yes here, off too.
            if let variable, variable.value?.isEmpty != true { return nil }
            guard !script.commands.contains(where: { sets("PIP_NO_CACHE_DIR", $0) }) else { return nil }
            return CheckFinding(package.verbRange, "the cache of pip stays in the layer")
        }
    }

    private static func sets(_ variable: String, _ command: BuildCommand) -> Bool {
        command.command.assignments.contains { $0.name == variable }
            || command.command.words.contains { $0.prefix.hasPrefix(variable + "=") }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        let package = file.script(at: finding.range)?.commands.lazy.compactMap(PackageCommand.init(pip:))
            .first { $0.verbRange == finding.range }
        guard let script = package?.command.script else { return nil }
        // All of the step: the finding stands at the last one.
        let edits = script.commands.compactMap(PackageCommand.init(pip:)).filter(cache.leaves).map { package in
            package.verbs.last.map { verb in
                CommandEdits(package.command, in: file).insertion(of: "--no-cache-dir", after: verb)
            }
        }
        // `python -m pip` may be read as two commands with the same words.
        return Fix("pip gets --no-cache-dir", Array(Set(edits)))
    }
}

extension PackageCommand {
    /// A command of pip, `python -m pip` too; nil for another one.
    fileprivate init?(pip command: BuildCommand) {
        var command = command
        if command.program == "python" || command.program == "pypy" {
            let words = command.command.words
            guard let module = words.firstIndex(where: { $0.literal == "-m" }), module + 1 < words.count,
                words[module + 1].literal == "pip"
            else { return nil }
            command = BuildCommand(
                script: command.script, command: ShellCommand(execForm: Array(words[(module + 1)...])))
        }
        self.init(command)
        guard tool == .pip else { return nil }
    }
}
