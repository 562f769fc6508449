/// A place in the document; line and column count from 1, columns in bytes.
struct Position: Hashable, Sendable {
    var line: Int
    var column: Int
    /// In bytes of UTF-8, a byte order mark included.
    var offset: Int
}
