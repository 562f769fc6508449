/// The lines of a here-document.
///
/// A class because the lines follow after the command they belong to has been read, and `@unchecked` because only the
/// reader writes to it, before anyone else has the tree.
public final class ShellHeredoc: @unchecked Sendable {
    /// The line that ends it.
    public let delimiter: String
    /// Whether the delimiter is quoted: nothing in the lines is expanded.
    public let isQuoted: Bool
    /// Whether leading tabs are removed: `<<-`.
    public let stripsTabs: Bool
    /// The lines without the delimiter.
    public internal(set) var body: ShellWord

    init(delimiter: String, isQuoted: Bool, stripsTabs: Bool, at range: Range<Int>) {
        self.delimiter = delimiter
        self.isQuoted = isQuoted
        self.stripsTabs = stripsTabs
        body = ShellWord(parts: [], range: range)
    }
}
