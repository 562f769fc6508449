/// A place in a file; line and column count from 1, columns in bytes.
public struct SourcePosition: Hashable, Sendable {
    /// The line, counted from 1.
    public var line: Int
    /// The column in bytes, counted from 1.
    public var column: Int

    /// Creates a position from a line and a column that count from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
