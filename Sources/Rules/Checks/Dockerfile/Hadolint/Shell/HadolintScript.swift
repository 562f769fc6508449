internal import ShellSyntax

/// A shell script of RUN or SHELL with the commands in it, those in substitutions and functions too.
///
/// hadolint reads every script as one for bash, whatever the shell; where it cannot, no command is known.
struct HadolintScript {
    let text: String
    /// Those with literal names, what is outside before what is inside.
    let commands: [HadolintCommand]
    let hasPipe: Bool

    init(_ text: String) {
        self.text = text
        let bytes = Array(text.utf8)
        let script = ShellScript(bytes)
        guard script.diagnostics.isEmpty else {
            commands = []
            hasPipe = false
            return
        }
        var collector = HadolintCommandCollector(bytes)
        collector.visit(script.list)
        commands = collector.commands
        hasPipe = collector.hasPipe
    }

    /// Whether it has a command of a program.
    func runs(_ program: String) -> Bool { commands.contains { $0.name == program } }

    /// Whether the first command of one kind stands before the first of another; false without either.
    func first(_ isEarly: (HadolintCommand) -> Bool, before isLate: (HadolintCommand) -> Bool) -> Bool {
        guard let early = commands.firstIndex(where: isEarly), let late = commands.firstIndex(where: isLate) else {
            return false
        }
        return early < late
    }
}
