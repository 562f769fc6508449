internal import Dockerfile
internal import ShellSyntax

/// A mode that a Dockerfile gives to files: `chmod`, `install -m`, `mkdir -m`, `COPY --chmod`.
struct ModeChange {
    let mode: FileMode
    /// The mode as it is written.
    let text: String
    /// Where the mode stands.
    let range: Range<Int>
    /// The files, as far as they are known.
    let paths: [String]
    let instruction: Instruction

    static func all(in file: AuditedDockerfile) -> [ModeChange] {
        file.buildCommands.compactMap(ModeChange.init)
            + file.instructions(.copy, .add).compactMap { ModeChange($0, in: file) }
    }

    private init?(_ command: BuildCommand) {
        let arguments: ShellArguments
        let word: ShellWord?
        var files: ArraySlice<ShellWord>
        switch command.name {
        case "chmod":
            arguments = command.command.arguments(.chmod)
            word = arguments.operands.first
            files = arguments.operands.dropFirst()
        case "install":
            arguments = command.command.arguments(.install)
            word = arguments.option("m", "mode")?.value
            files = arguments.operands[...]
        case "mkdir":
            arguments = command.command.arguments(.mkdir)
            word = arguments.option("m", "mode")?.value
            files = arguments.operands[...]
        default: return nil
        }
        guard let word, let text = command.value(of: word), let mode = FileMode(text) else { return nil }
        self.mode = mode
        self.text = text
        range = command.range(of: word)
        paths = files.compactMap(command.value(of:))
        instruction = command.instruction
    }

    private init?(_ copy: Instruction, in file: AuditedDockerfile) {
        guard let word = copy.flag("chmod")?.value, let text = file.value(of: word, in: copy),
            let mode = FileMode(text), let arguments = copy.copy
        else { return nil }
        self.mode = mode
        self.text = text
        range = word.range
        paths = [arguments.destination].compactMap { $0.flatMap { file.value(of: $0, in: copy) } }
        instruction = copy
    }
}
