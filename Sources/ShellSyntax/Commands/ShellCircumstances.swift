/// What stands around a command and decides whether it runs and what its failure means.
public struct ShellCircumstances: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// In `( … )`, in a pipeline of several commands, in a substitution or in the background: what it sets is lost.
    public static let subshell = ShellCircumstances(rawValue: 1 << 0)
    /// In `$( … )`, backquotes, `<( … )` or `>( … )`.
    public static let substitution = ShellCircumstances(rawValue: 1 << 1)
    /// In the condition of `if`, `elif`, `while` or `until`.
    public static let condition = ShellCircumstances(rawValue: 1 << 2)
    /// Behind `!`.
    public static let negated = ShellCircumstances(rawValue: 1 << 3)
    /// In the body of a loop.
    public static let loop = ShellCircumstances(rawValue: 1 << 4)
    /// In the body of a function.
    public static let function = ShellCircumstances(rawValue: 1 << 5)
    /// Before `&`, or a coprocess.
    public static let background = ShellCircumstances(rawValue: 1 << 6)
    /// Behind `&&` or `||`, or in a branch of `if` or `case`: it may not run.
    public static let optional = ShellCircumstances(rawValue: 1 << 7)
    /// `||` follows somewhere in its list, so that its failure does not end the script.
    public static let failureHandled = ShellCircumstances(rawValue: 1 << 8)
    /// `|| true` or `|| :` follows.
    public static let failureIgnored = ShellCircumstances(rawValue: 1 << 9)
}
