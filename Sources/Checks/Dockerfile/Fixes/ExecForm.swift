internal import Dockerfile
internal import ShellSyntax

/// The command of a container in shell form, on its way to a JSON list.
struct ExecForm {
    let instruction: Instruction
    let command: BuildCommand
    let file: AuditedDockerfile

    /// Nil if the command is more than one program with its arguments.
    init?(of instruction: Instruction, in file: AuditedDockerfile) {
        guard let text = instruction.command, text.form == .shell,
            let script = file.script(at: instruction.keyword.range), script.diagnostics.isEmpty,
            // Of substitutions the inner commands come first; wrappers come before what they run.
            let command = script.commands.first, command.range == text.text.sourceRange,
            command.command.assignments.isEmpty, command.command.redirections.isEmpty,
            command.command.context.circumstances.isEmpty
        else { return nil }
        self.instruction = instruction
        self.command = command
        self.file = file
    }

    var fix: Fix? {
        guard let name = command.name, !Self.builtIns.contains(name), !name.isEmpty else { return nil }
        let words = command.command.words
        let keyword = instruction.kind.keyword
        if words.allSatisfy({ Self.isPlain($0) }) {
            let edits = words.enumerated().map { index, word -> Edit? in
                guard let text = Self.quoted(word.literal ?? "") else { return nil }
                let start = index == 0 ? "[" : ""
                return Edit(command.range(of: word), start + text + (index == words.count - 1 ? "]" : ","))
            }
            return Fix("\(keyword) becomes a JSON list", edits, isUnsafe: !keepsBehaviour(name))
        }
        guard instruction.kind != .healthcheck else { return nil }
        return Fix(
            "\(keyword) begins with exec", [.insertion("exec ", at: command.range.lowerBound)], isUnsafe: true)
    }

    /// Whether the same program is run with the same arguments, as far as the file and the base image's name tell.
    private func keepsBehaviour(_ name: String) -> Bool {
        // A shell also runs a script that does not begin with #!, and it may have an echo of its own.
        guard command.command.path == name, !name.hasSuffix(".sh"), !Self.ownBuiltIns.contains(name) else {
            return false
        }
        switch instruction.kind {
        case .healthcheck: return true
        case .cmd:
            guard let stage = file.graph.stage(of: instruction), !command.script.isTrigger, stage.entrypoint == nil,
                let base = file.graph.chain(of: stage).last?.base
            else { return false }
            return KnownBase(base)?.runsCommands ?? false
        // The list would take CMD, and what stands behind the image's name, for arguments.
        default: return false
        }
    }

    /// Whether a shell hands a word on as it is.
    private static func isPlain(_ word: ShellWord) -> Bool {
        guard word.literal != nil else { return false }
        return word.parts.allSatisfy { part in
            guard case .literal(let literal) = part, !literal.isEscaped else { return true }
            return !literal.text.contains { "*?[]{}~!#".contains($0) }
        }
    }

    /// A JSON string; nil for characters that it would have to spell out.
    static func quoted(_ text: String) -> String? {
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return nil }
        return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// What only a shell can do.
    private static let builtIns: Set = [
        ".", ":", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "continue", "declare", "dirs",
        "eval", "exec", "exit", "export", "fc", "fg", "getopts", "hash", "help", "history", "jobs", "let", "local",
        "logout", "popd", "pushd", "read", "readonly", "return", "set", "shift", "shopt", "source", "times", "trap",
        "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
    ]
    /// What a shell has of its own and there is a program for.
    private static let ownBuiltIns: Set = ["echo", "printf", "test", "[", "true", "false", "kill", "pwd", "time"]
}
