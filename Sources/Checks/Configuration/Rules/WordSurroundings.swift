/// What stands around a word in a file, as far as rules ask for it.
struct WordSurroundings {
    /// What is true of the ends of a word.
    struct Edges: OptionSet, Hashable {
        let rawValue: UInt8

        /// No letter, digit or `_` goes on in front where the word begins with one.
        static let start = Edges(rawValue: 1)
        /// None goes on behind where it ends with one.
        static let end = Edges(rawValue: 2)
        /// As names stand in code and in settings.
        static let both: Edges = [.start, .end]
        /// It is all of a string, whatever encloses strings in the file's language.
        static let quoted = Edges(rawValue: 4)
    }

    /// The sign behind a word.
    enum Sign: Equatable {
        case known(UInt8)
        /// A comment, a line's end or something else that only the language tells to be none stands in front of it.
        case unknown
    }

    let edges: Edges
    private let bytes: UnsafeRawBufferPointer
    private let end: Int

    /// - Parameter range: of the word.
    init(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        end = range.upperBound
        func goesOn(from last: Int, to next: Int) -> Bool {
            bytes.indices.contains(next) && Self.isOfWord(bytes[last]) && Self.isOfWord(bytes[next])
        }
        var edges: Edges = []
        if !goesOn(from: range.lowerBound, to: range.lowerBound - 1) { edges.insert(.start) }
        if !goesOn(from: range.upperBound - 1, to: range.upperBound) { edges.insert(.end) }
        if range.lowerBound > 0, Self.opensString(bytes[range.lowerBound - 1]),
            end == bytes.count || Self.closesString(bytes[end])
        {
            edges.insert(.quoted)
        }
        self.edges = edges
    }

    /// The sign behind the word, or behind the string that it is.
    var sign: Sign {
        var place = end
        if edges.contains(.quoted), place < bytes.count, !Self.isQuote(bytes[place]) { return .unknown }
        while place < bytes.count, Self.isQuote(bytes[place]) { place += 1 }
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        guard place < bytes.count else { return .known(0) }
        return Self.mayBegin(nothing: bytes[place]) ? .unknown : .known(bytes[place])
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }

    /// Quotes, the brackets and bars of Ruby's literals, and line ends around the text of a heredoc.
    private static func opensString(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\"", "'", "`", "(", "[", "{", "<", "|", "!", "\n": true
        default: false
        }
    }

    private static func closesString(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\"", "'", "`", ")", "]", "}", ">", "|", "!", "\n", "\r": true
        default: false
        }
    }

    /// Line ends, the first byte of comments, of a line that goes on and of the end of PHP's code, and number signs
    /// behind a string.
    private static func mayBegin(nothing byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\n", "\r", "\u{C}", "/", "#", "\\", "-", "<", "?": true
        default: false
        }
    }
}
