internal import Dockerfile
internal import ShellSyntax

/// Package managers that ask before they change something, which nobody answers in a build.
struct UnansweredQuestion {
    let tool: PackageTool
    /// The options that answer.
    let answers: Set<String>
    /// What files of configuration and other options call the answer, lower-case.
    let setting: String

    /// The commands that ask.
    func commands(in file: AuditedDockerfile) -> [PackageCommand] {
        let asking = file.packageCommands.filter {
            $0.tool == tool && $0.command.instruction.kind == .run && asks($0)
        }
        guard !asking.isEmpty else { return [] }
        let isConfigured = file.buildCommands.contains { command in
            command.command.words.contains { $0.prefix.lowercased().contains(setting) }
        }
        return isConfigured ? [] : asking
    }

    /// -y behind the verb: a build that gets through without an answer gets through with one.
    func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let package = file.packageCommand(verbAt: finding.range), let verb = package.verbs.last else {
            return nil
        }
        // Where a failure is let pass, the no may be what is wanted.
        let mayFail = !package.command.command.context.circumstances.isDisjoint(
            with: [.failureHandled, .failureIgnored, .condition, .negated])
        return Fix(
            "\(package.command.name ?? tool.rawValue) gets -y",
            [CommandEdits(package.command, in: file).insertion(of: "-y", after: verb)], isUnsafe: mayFail)
    }

    private func asks(_ package: PackageCommand) -> Bool {
        let command = package.command
        guard [.install, .upgrade, .distributionUpgrade, .remove].contains(package.action),
            !package.arguments.options.contains(where: answers.contains(_:)),
            !command.command.arguments.contains(where: { mayBringOptions($0, in: command) })
        else { return false }
        // yes | apt-get install, and a here-string
        let input = command.command.redirections.contains { $0.number == 0 }
        return !input && !command.upstream.contains { ["yes", "echo", "printf"].contains($0.name) }
    }

    /// Whether options come from a variable that has several, or whose value only the build knows.
    private func mayBringOptions(_ word: ShellWord, in command: BuildCommand) -> Bool {
        guard word.isSplit, command.value(of: word) == nil else { return false }
        return word.parameters.contains { parameter in
            if let value = command.script.sequence.value(ofVariable: parameter.name, in: command.command) {
                return value.split(separator: " ").contains { $0.hasPrefix("-") }
            }
            let name = parameter.name.lowercased()
            return name == "@" || name == "*" || ["opt", "arg", "flag", "param"].contains { name.contains($0) }
        }
    }
}

extension Set<String> {
    fileprivate func contains(_ option: ShellArguments.Option) -> Bool { contains(option.name) }
}
