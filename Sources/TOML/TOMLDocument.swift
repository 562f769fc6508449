/// Reads documents of TOML 1.0.
///
/// Whatever the text, reading ends in a table or an error: nesting is bounded and time grows linearly with the size.
/// Source: https://toml.io/en/v1.0.0
public enum TOMLDocument {
    /// The deepest nesting of tables and arrays that is read; the root counts as 0.
    public static let nestingLimit = 128

    /// Returns the root table of the document.
    ///
    /// A byte order mark at the start is passed over and counts for no column.
    /// Throws the first mistake in the order of the file.
    public static func parse(_ text: String) throws(TOMLError) -> TOMLTable {
        var parser = Parser(text)
        return try parser.document()
    }
}
