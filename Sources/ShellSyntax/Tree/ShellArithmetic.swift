/// An arithmetic expression: `$((…))`, `$[…]` or the command `((…))`.
public struct ShellArithmetic: Sendable {
    /// The text of the expression with its expansions.
    public let expression: ShellWord
    /// From its first character to behind the last.
    public let range: Range<Int>
}
