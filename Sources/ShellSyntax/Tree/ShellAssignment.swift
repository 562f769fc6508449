/// `name=value` before a command, or on its own.
public struct ShellAssignment: Sendable {
    /// The variable.
    public let name: String
    /// What stands in the brackets of `name[…]=value`.
    public let element: ShellWord?
    /// Whether it is `+=`.
    public let isAppending: Bool
    /// The value; `name=(…)` has one part, an array.
    public let value: ShellWord
    /// From the name to the end of the value.
    public let range: Range<Int>
}
