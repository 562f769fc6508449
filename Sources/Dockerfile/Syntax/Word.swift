/// A word of an instruction: an argument, a key, a value, the name of a flag.
public struct Word: Hashable, Sendable {
    /// What the builder reads, before variables are expanded and quotes of shell words removed.
    ///
    /// For strings of a JSON list and for flags, whose quotes are gone by then, it differs from the file's bytes.
    public let value: String
    /// Where it stands in the text of its instruction, quotes included.
    public let span: Range<Int>
    /// Where it stands in the file.
    public let range: Range<Int>
    /// Whether the value has the same bytes as the instruction's text in the span.
    public let isVerbatim: Bool
}
