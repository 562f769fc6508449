/// A place in the bytes of a stream.
struct Place: Hashable, Sendable {
    var offset: Int
    /// Counted from 1.
    var line: Int
    /// In bytes, counted from 1.
    var column: Int
}
