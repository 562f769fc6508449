internal import Dockerfile
internal import ShellSyntax

/// A command that a Dockerfile runs, with its place in the file.
struct BuildCommand {
    let script: BuildScript
    let command: ShellCommand

    var instruction: Instruction { script.instruction }
    /// The base name of the program, if it is literal.
    var name: String? { command.name }
    /// The same without a version: `pip` for `pip3.12`.
    var program: String? { command.program }

    /// Where the whole command stands in the file.
    var range: Range<Int> { script.source(command.range) }
    /// Where its name does.
    var nameRange: Range<Int> { command.words.first.map(range(of:)) ?? range }

    func range(of word: ShellWord) -> Range<Int> { script.source(word.range) }

    /// The value of a word: literal, or made of variables whose values are certain.
    func value(of word: ShellWord) -> String? { script.sequence.value(of: word, in: command) }

    /// The arguments whose values are known.
    var knownArguments: [String] { command.arguments.compactMap(value(of:)) }

    /// The commands that its output reaches through pipes.
    var downstream: [BuildCommand] {
        script.sequence.downstream(of: command).map { BuildCommand(script: script, command: $0) }
    }

    /// The commands whose output reaches it through pipes.
    var upstream: [BuildCommand] {
        script.sequence.upstream(of: command).map { BuildCommand(script: script, command: $0) }
    }
}
