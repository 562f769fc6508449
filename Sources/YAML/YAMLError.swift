/// The first mistake in a YAML stream, and where it stands.
///
/// The message quotes nothing of the stream, so that it gives no secret away.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// The column in bytes of the file, counted from 1.
    public var column: Int
    /// One short sentence without position, such as "did not find expected key while parsing a block mapping".
    public var message: String
    /// Whether the stream is no mistake but holds more than the limits allow.
    public var isLimit: Bool

    /// Creates an error at a line and column that count from 1.
    public init(line: Int, column: Int, message: String, isLimit: Bool = false) {
        self.line = line
        self.column = column
        self.message = message
        self.isLimit = isLimit
    }

    init(_ place: Place, _ message: String, isLimit: Bool = false) {
        self.init(line: place.line, column: place.column, message: message, isLimit: isLimit)
    }

    /// The message alone.
    public var description: String { message }
}
