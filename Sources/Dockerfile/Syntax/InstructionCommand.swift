/// The command of RUN, CMD, ENTRYPOINT, SHELL or `HEALTHCHECK CMD`.
public struct InstructionCommand: Sendable {
    /// How a command is written.
    public enum Form: Hashable, Sendable {
        /// A text for a shell.
        case shell
        /// A JSON list: a program and its arguments.
        case exec
    }

    /// How it is written.
    public let form: Form
    /// The program and its arguments in the exec form; empty in the shell form.
    public let words: [Word]
    /// The text of the whole command, without continuations.
    public let text: LogicalText
    /// Where it stands in the text of its instruction.
    public let span: Range<Int>
    /// Where it stands in the file.
    public let range: Range<Int>
    /// Whether it begins like a JSON list and is none, so that a shell gets the brackets.
    public let looksLikeJSON: Bool
}
