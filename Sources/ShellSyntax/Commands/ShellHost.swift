/// What runs commands that stand in an argument of another command.
public struct ShellHost: Sendable {
    /// The ways of running them.
    public enum Kind: Hashable, Sendable {
        /// `$(…)`, `<(…)` and their like.
        case substitution(ShellSubstitution.Kind)
        /// `sudo command`, `env A=b command`, `xargs command`: the arguments are a command.
        case wrapper
        /// `sh -c 'script'`, `eval 'script'`, `su -c 'script'`, `trap 'script' EXIT`
        case scriptArgument
        /// `sh <<EOF` and `sh <<< 'script'`
        case scriptInput
        /// `find … -exec command {} \;`
        case action
    }

    /// How they are run.
    public let kind: Kind
    /// The index of the command that runs them; nil for a substitution in a compound command, as in `for x in $(…)`.
    public internal(set) var command: Int?
    /// Which word of that command holds them, nil if it is an assignment or a redirection.
    public let word: Int?
    /// The indices of the commands.
    public internal(set) var commands: Range<Int>
}
