/// `if … then … elif … else … fi`
public struct ShellIf: Sendable {
    /// A condition and what it leads to.
    public struct Branch: Sendable {
        /// The commands between `if` or `elif` and `then`.
        public let condition: ShellList
        /// The commands after `then`.
        public let body: ShellList
    }

    /// One for `if`, one for each `elif`.
    public let branches: [Branch]
    /// The commands after `else`.
    public let otherwise: ShellList?
}
