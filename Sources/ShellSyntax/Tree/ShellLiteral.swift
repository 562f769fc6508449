/// Characters of a word that stand for themselves.
public struct ShellLiteral: Hashable, Sendable {
    /// The characters after quotes and escapes are removed; ill-formed UTF-8 is repaired.
    public let text: String
    /// Where they stand in the input. It has as many bytes as the text unless an escape is in between.
    public let range: Range<Int>
    /// Whether a backslash takes their special meaning; quotation marks do it as a `ShellQuotation`.
    public let isEscaped: Bool

    public init(text: String, range: Range<Int>, isEscaped: Bool = false) {
        self.text = text
        self.range = range
        self.isEscaped = isEscaped
    }
}
