/// A quoted stretch of a word.
public struct ShellQuotation: Sendable {
    /// The kinds of quotation marks.
    public enum Style: Hashable, Sendable {
        /// `'…'`
        case single
        /// `$'…'`
        case escaped
        /// `"…"`
        case double
        /// `$"…"`
        case translated
    }

    /// Which marks stand around it.
    public let style: Style
    /// What stands between the marks.
    public let parts: [ShellWordPart]
    /// From the first mark to behind the last.
    public let range: Range<Int>
}
