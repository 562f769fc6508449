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
        let collector = Self.collector(Array(text.utf8))
        commands = collector?.commands ?? []
        hasPipe = collector?.hasPipe ?? false
    }

    /// Nil for what cannot be read.
    private static func collector(_ bytes: [UInt8]) -> HadolintCommandCollector? {
        var bytes = bytes
        var script = ShellScript(bytes)
        if let mistake = script.diagnostics.first {
            // A word that cannot stand there ends the reading; whatever is complete before it counts.
            guard case .unexpected(let word) = mistake.code else { return nil }
            bytes = Array(bytes.prefix(mistake.range.lowerBound))
            script = ShellScript(bytes)
            // A name and a parenthesis begin a function.
            guard script.diagnostics.isEmpty, word != "(" || !endsWithName(script) else { return nil }
        }
        var collector = HadolintCommandCollector(bytes)
        collector.visit(script.list)
        return collector.isReadable ? collector : nil
    }

    private static func endsWithName(_ script: ShellScript) -> Bool {
        guard case .simple(let last) = script.list.statements.last?.pipelines.last?.commands.last?.content else {
            return false
        }
        return last.words.count == 1 && last.assignments.isEmpty
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
