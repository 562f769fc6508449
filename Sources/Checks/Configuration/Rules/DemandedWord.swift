internal import Rules

/// A word that a file has to hold for a rule to fire.
struct DemandedWord: Hashable, Sendable {
    /// Ends of a word, at which no letter, digit or `_` goes on where it has one there itself.
    struct Edges: OptionSet, Hashable {
        let rawValue: UInt8

        static let start = Edges(rawValue: 1)
        static let end = Edges(rawValue: 2)
        /// As names stand in code and in settings.
        static let both: Edges = [.start, .end]

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Those that a word has where it stands.
        init(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
            func goesOn(from last: Int, to next: Int) -> Bool {
                bytes.indices.contains(next) && Self.isOfWord(bytes[last]) && Self.isOfWord(bytes[next])
            }
            self = []
            if !goesOn(from: range.lowerBound, to: range.lowerBound - 1) { insert(.start) }
            if !goesOn(from: range.upperBound - 1, to: range.upperBound) { insert(.end) }
        }

        private static func isOfWord(_ byte: UInt8) -> Bool {
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
        }
    }

    let keyword: KeywordFilter.Keyword
    /// Those that it has to have.
    let edges: Edges

    init(_ text: String, ignoresCase: Bool, edges: Edges = []) {
        keyword = KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
        self.edges = edges
    }

    var bytes: [UInt8] { keyword.bytes }
    var ignoresCase: Bool { keyword.ignoresCase }
}
