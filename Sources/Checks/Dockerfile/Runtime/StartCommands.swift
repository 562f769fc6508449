internal import Dockerfile
internal import ShellSyntax

/// A command that runs when a container starts: of the ENTRYPOINT and the CMD that count.
struct StartCommand {
    let command: BuildCommand
    /// The program; that of ENTRYPOINT where CMD holds its arguments.
    let program: String?
    let arguments: [ShellWord]

    /// An argument and its value, if that is known.
    var values: [(word: ShellWord, value: String)] {
        arguments.compactMap { word in command.value(of: word).map { (word, $0) } }
    }
}

extension AuditedDockerfile {
    /// What runs when a container of an image starts.
    var startCommands: [StartCommand] { startCommands(of: imageStages) }

    func startCommands(of stages: [Stage]) -> [StartCommand] {
        var seen: Set<Int> = []
        let scripts = Dictionary(scripts.map { ($0.instruction.index, $0) }) { first, _ in first }
        return stages.flatMap { stage in
            let entry = stage.entrypoint.flatMap { scripts[$0.index] }
            let command = stage.cmd.flatMap { scripts[$0.index] }
            return [entry, command].compactMap { $0 }.flatMap { script -> [StartCommand] in
                guard seen.insert(script.instruction.index).inserted else { return [] }
                let completes =
                    script.instruction.kind == .cmd && script.form == .exec && entry?.form == .exec
                    ? entry?.commands.last?.program : nil
                return script.commands.enumerated().map { index, command in
                    if index == 0, let completes {
                        return StartCommand(command: command, program: completes, arguments: command.command.words)
                    }
                    return StartCommand(
                        command: command, program: command.program, arguments: Array(command.command.arguments))
                }
            }
        }
    }
}
