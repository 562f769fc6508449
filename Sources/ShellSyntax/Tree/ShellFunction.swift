/// `name() …` or `function name …`
public struct ShellFunction: Sendable {
    /// The name as written.
    public let name: String
    /// The body, most often a group.
    public let body: ShellNode
}
