/// Characters of a word that stand for themselves.
public struct ShellLiteral: Hashable, Sendable {
    /// The characters after quotes and escapes are removed; ill-formed UTF-8 is repaired.
    public let text: String
    /// Where they stand in the input. It has as many bytes as the text unless an escape is in between.
    public let range: Range<Int>
    /// Whether a backslash takes their special meaning; quotation marks do it as a `ShellQuotation`.
    public let isEscaped: Bool

    /// The bytes where the text had to be repaired.
    let illFormed: [UInt8]?

    public init(text: String, range: Range<Int>, isEscaped: Bool = false) {
        self.init(text: text, illFormed: nil, range: range, isEscaped: isEscaped)
    }

    /// Bytes as they stand in a script.
    init(bytes: ArraySlice<UInt8>, range: Range<Int>, isEscaped: Bool) {
        let text = String(decoding: bytes, as: UTF8.self)
        let isIllFormed = !text.utf8.elementsEqual(bytes)
        self.init(text: text, illFormed: isIllFormed ? Array(bytes) : nil, range: range, isEscaped: isEscaped)
    }

    private init(text: String, illFormed: [UInt8]?, range: Range<Int>, isEscaped: Bool) {
        self.text = text
        self.illFormed = illFormed
        self.range = range
        self.isEscaped = isEscaped
    }
}
