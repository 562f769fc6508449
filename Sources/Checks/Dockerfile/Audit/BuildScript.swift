internal import Dockerfile
internal import ShellSyntax

/// A text of RUN, CMD, ENTRYPOINT or HEALTHCHECK that a shell runs, or a command in exec form.
struct BuildScript {
    /// What ONBUILD holds, where it stands in ONBUILD.
    let instruction: Instruction
    let isTrigger: Bool
    let form: InstructionCommand.Form
    /// The shell that reads it, a name, or the path and arguments of a heredoc's first line; nil for the exec form.
    let interpreter: String?
    /// The commands in the order in which they would run; empty for a shell that is not POSIX's.
    let sequence: ShellCommandSequence
    /// What stands wrong in the script.
    let diagnostics: [ShellDiagnostic]
    private let text: ScriptText

    var commands: [BuildCommand] { sequence.commands.map { BuildCommand(script: self, command: $0) } }

    /// What the interpreter reads.
    var bytes: [UInt8] { text.bytes }

    /// Where a part of the script stands in the file.
    func source(_ range: Range<Int>) -> Range<Int> { text.source(range) }

    static func all(in graph: StageGraph) -> [BuildScript] {
        graph.document.instructions.compactMap { outer in
            let instruction = outer.effective
            guard [.run, .cmd, .entrypoint, .healthcheck].contains(instruction.kind), let command = instruction.command
            else { return nil }
            return BuildScript(instruction, command, in: graph, isTrigger: outer.trigger != nil)
        }
    }

    private init?(
        _ instruction: Instruction, _ command: InstructionCommand, in graph: StageGraph, isTrigger: Bool
    ) {
        self.instruction = instruction
        self.isTrigger = isTrigger
        form = command.form
        if command.form == .exec {
            text = ScriptText([(instruction.text, "")])
            sequence = ShellCommandSequence(execForm: command.words.map(ShellWord.init(listed:)))
            diagnostics = []
            interpreter = nil
            return
        }
        let shell = BuildShell(for: instruction, in: graph)
        guard shell.isPOSIX else { return nil }
        if let heredoc = instruction.script {
            guard heredoc.shebang.map(BuildShell.isPOSIX) ?? true else { return nil }
            text = ScriptText([(heredoc.body, "")])
            interpreter = heredoc.shebang ?? shell.name
        } else {
            interpreter = shell.name
            text = ScriptText(
                [(command.text, "\n")] + instruction.heredocs.map { ($0.body, $0.name + "\n") })
        }
        let script = ShellScript(text.bytes)
        let state = graph.state(before: instruction)
        var variables: [String: String] = [:]
        if text.bytes.contains(UInt8(ascii: "$")) {
            for name in state.environment.names {
                guard let variable = state.environment[name], variable.isComplete else { continue }
                variables[name] = variable.value
            }
        }
        sequence = script.commands(
            settings: shell.settings, directory: state.workingDirectory.map { .absolute($0) } ?? .relative(""),
            variables: variables)
        diagnostics = script.diagnostics
    }
}

extension ShellWord {
    /// A string of a JSON list.
    fileprivate init(listed word: Word) {
        // Without its quotes; it has as many bytes unless an escape is in between.
        let inner = word.span.count >= 2 ? word.span.lowerBound + 1..<word.span.upperBound - 1 : word.span
        self.init(
            parts: [.literal(ShellLiteral(text: word.value, range: inner, isEscaped: true))], range: word.span)
    }
}

/// The bytes that a shell reads: an instruction's own text, and its heredocs behind it.
private struct ScriptText {
    private(set) var bytes: [UInt8] = []
    private var pieces: [(start: Int, text: LogicalText)] = []

    /// - Parameter parts: each with what is put behind it.
    init(_ parts: [(text: LogicalText, end: String)]) {
        for part in parts {
            pieces.append((bytes.count, part.text))
            bytes += part.text.bytes
            bytes += part.end.utf8
        }
    }

    func source(_ range: Range<Int>) -> Range<Int> {
        let first = piece(at: range.lowerBound)
        let last = piece(at: max(range.lowerBound, range.upperBound - 1))
        let start = first.text.sourceOffset(of: range.lowerBound - first.start)
        let end = last.text.sourceRange(
            of: max(0, range.upperBound - 1 - last.start)..<max(0, range.upperBound - last.start)
        ).upperBound
        return start..<max(start, end)
    }

    private func piece(at offset: Int) -> (start: Int, text: LogicalText) {
        pieces.last { $0.start <= offset } ?? pieces[0]
    }
}
