/// Statements that run one after the other.
public struct ShellList: Sendable {
    /// The statements in their order.
    public let statements: [ShellStatement]
    /// Where they stand, or where they are missing.
    public let range: Range<Int>
}
