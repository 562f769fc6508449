/// A loop, or `select`, which repeats a question.
public struct ShellLoop: Sendable {
    /// What keeps it going.
    public enum Kind: Sendable {
        case `while`(ShellList)
        case until(ShellList)
        /// `for name in …`; no words without `in`, for those of the caller.
        case each(name: String, words: [ShellWord]?)
        /// `select name in …`
        case select(name: String, words: [ShellWord]?)
        /// `for ((…; …; …))`
        case arithmetic(ShellArithmetic)
    }

    /// What keeps it going.
    public let kind: Kind
    /// The commands between `do` and `done`.
    public let body: ShellList
}
