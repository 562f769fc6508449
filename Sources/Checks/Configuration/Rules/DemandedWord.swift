internal import Rules
internal import SourceCode

/// A word that a file has to hold for a rule to fire.
struct DemandedWord: Hashable, Sendable {
    let keyword: KeywordFilter.Keyword
    /// What has to be true of its ends.
    let edges: WordSurroundings.Edges
    /// The sign that has to stand behind it; nil for any, or none.
    let sign: UInt8?

    init(_ text: String, ignoresCase: Bool, edges: WordSurroundings.Edges = [], sign: UInt8? = nil) {
        keyword = KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
        self.edges = edges
        self.sign = sign
    }

    /// As code has a word of a pattern.
    init(_ word: CodePattern.WrittenWord) {
        self.init(
            word.text, ignoresCase: false, edges: word.isString ? [.both, .quoted] : .both, sign: word.sign)
    }

    var bytes: [UInt8] { keyword.bytes }
    var ignoresCase: Bool { keyword.ignoresCase }

    /// Whether it stands for itself, and is no part of another word.
    var isWhole: Bool { edges.isSuperset(of: .both) }
}
