/// A key with a value, of ENV, LABEL or ARG.
public struct KeyValue: Hashable, Sendable {
    /// The key as written, quotes included.
    public let key: Word
    /// The value as written, quotes included; nil for `ARG name`, or where `=` is missing.
    public let value: Word?
    /// Key and value in the file.
    public let range: Range<Int>
    /// Whether it is written the old way, `ENV key value`.
    public let isLegacy: Bool

    /// The key without quotes.
    public var name: String { key.value.contains(where: { "\"'\\`".contains($0) }) ? key.unquoted() : key.value }
}
