/// Commands, the output of each of which is the input of the next.
public struct ShellPipeline: Sendable {
    /// The commands; none in a bare `!` or `time`.
    public let commands: [ShellNode]
    /// Whether an odd number of `!` stands before it.
    public let isNegated: Bool
    /// Whether `time` stands before it.
    public let isTimed: Bool
    /// Whether any `|&` passes the error output on, too.
    public let pipesErrors: Bool
    /// From the first `!` or `time` to the end of the last command.
    public let range: Range<Int>
}
