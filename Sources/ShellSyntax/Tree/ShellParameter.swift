/// The value of a variable: `$name` or `${name…}`.
public struct ShellParameter: Sendable {
    /// What a parameter expansion does to the value.
    public enum Operation: Hashable, Sendable {
        /// `${name-word}` or, when it counts as unset if empty, `${name:-word}`
        case useDefault(orEmpty: Bool)
        /// `${name=word}`, `${name:=word}`
        case assignDefault(orEmpty: Bool)
        /// `${name?word}`, `${name:?word}`
        case fail(orEmpty: Bool)
        /// `${name+word}`, `${name:+word}`
        case useAlternative(orEmpty: Bool)
        /// `${#name}`
        case length
        /// `${name#pattern}` or `##`
        case removePrefix
        /// `${name%pattern}` or `%%`
        case removeSuffix
        /// `${name/pattern/text}` and its variants
        case replace
        /// `${name:offset:length}`
        case substring
        /// `^`, `^^`, `,`, `,,` and `@Q` with its like
        case transform
        /// Something else in the braces, which a shell may reject when it comes to it.
        case other
    }

    /// The name, digits, or a special character such as `@`; empty if there is none.
    public let name: String
    /// What stands in the brackets of `${name[…]}`.
    public let element: ShellWord?
    /// Whether it is `${!name}`: the value of the variable that the value names.
    public let isIndirect: Bool
    /// What is done to the value.
    public let operation: Operation?
    /// The word after the operator, blanks and all.
    public let argument: ShellWord?
    /// From the dollar sign to behind the name or the brace.
    public let range: Range<Int>

    /// Whether the value goes in as it is.
    public var isPlain: Bool { operation == nil && element == nil && !isIndirect }
}
