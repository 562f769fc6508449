/// A command of any kind with the redirections behind it.
public struct ShellNode: Sendable {
    /// The kinds of commands.
    public indirect enum Content: Sendable {
        case simple(ShellSimpleCommand)
        /// `( … )`
        case subshell(ShellList)
        /// `{ …; }`
        case group(ShellList)
        case choice(ShellIf)
        case loop(ShellLoop)
        case selection(ShellCase)
        case function(ShellFunction)
        case coprocess(name: String?, ShellNode)
        /// `[[ … ]]`, operators as words.
        case test([ShellWord])
        /// `(( … ))`
        case arithmetic(ShellArithmetic)
    }

    /// What it does.
    public let content: Content
    /// The redirections, of a simple command those between its words, too.
    public let redirections: [ShellRedirection]
    /// From its first character to behind the last redirection.
    public let range: Range<Int>
}
