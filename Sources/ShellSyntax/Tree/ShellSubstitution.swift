/// Commands in a word: their output, or a file name for their output or input.
public struct ShellSubstitution: Sendable {
    /// How the commands are written, and what the word gets.
    public enum Kind: Hashable, Sendable {
        /// `$(…)`
        case command
        /// Backquotes.
        case backquoted
        /// `<(…)`
        case processOutput
        /// `>(…)`
        case processInput
    }

    /// How it is written.
    public let kind: Kind
    /// The commands.
    public let list: ShellList
    /// From its first character to behind the last.
    public let range: Range<Int>
}
