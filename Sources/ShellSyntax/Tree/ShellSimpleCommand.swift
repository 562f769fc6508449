/// Assignments and words; one of the two may be missing.
public struct ShellSimpleCommand: Sendable {
    /// The assignments before the command.
    public let assignments: [ShellAssignment]
    /// The command and its arguments.
    public let words: [ShellWord]
    /// From the first assignment, word or redirection to the end of the last.
    public let range: Range<Int>
}
