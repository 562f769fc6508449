/// Words whose places a worker tells beside what its rules find, for one pass over a text is cheaper than two.
public final class WatchedWords: Sendable {
    /// Whose keywords are looked for with them.
    public let detector: Detector
    /// The detector's own keywords, and behind them the words.
    let keywords: KeywordFilter
    /// The number of the first word among the keywords.
    let first: Int

    /// Where words stand in a text.
    public struct Places: Sendable {
        public let words: WatchedWords
        /// A hit's keyword is an index in the words.
        public internal(set) var hits: [KeywordFilter.Hit] = []
    }

    fileprivate init(_ detector: Detector, _ words: [KeywordFilter.Keyword]) {
        self.detector = detector
        first = detector.keywordLengths.count
        keywords = KeywordFilter(detector.keywords, adding: words)
    }
}

extension Detector {
    /// Has the words looked for in texts that `DetectorWorker.detect` is given with them.
    /// - Precondition: every word's length is one of `KeywordFilter.lengths`.
    public func watching(_ words: [KeywordFilter.Keyword]) -> WatchedWords { WatchedWords(self, words) }
}
