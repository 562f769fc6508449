/// What is wrong with the text of a path.
public struct SettingPathError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the text, in bytes of UTF-8 counted from 1.
    public var column: Int
    /// One short sentence without position, such as "expected a name between the slashes, found none".
    public var message: String

    /// Creates an error at a column that counts from 1.
    public init(column: Int, message: String) {
        self.column = column
        self.message = message
    }

    /// The message and its column.
    public var description: String { "\(message) (column \(column))" }
}
