/// A mistake in a TOML document: where it stands, what was expected there and what was found.
///
/// The message quotes at most one character of the document, so that it gives no secret away.
public struct TOMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// The column in bytes of UTF-8, counted from 1.
    public var column: Int
    /// One short sentence without position, such as "expected a value, found '}'".
    public var message: String

    /// Creates an error at a line and column that count from 1.
    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    init(_ position: Position, _ message: String) {
        self.init(line: position.line, column: position.column, message: message)
    }

    /// The message alone.
    public var description: String { message }
}
