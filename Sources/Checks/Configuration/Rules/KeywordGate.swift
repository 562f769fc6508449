internal import Rules
internal import Synchronization

/// Tells by the words of a file which of many rules it may be about.
final class KeywordGate: Sendable {
    private let keywords: [KeywordFilter.Keyword]
    /// Looks for the keywords alone; nil until somebody asks for that.
    private let filter = Mutex<KeywordFilter?>(nil)
    /// Has a detector look for them, too; nil until one does.
    private let watched = Mutex<WatchedWords?>(nil)
    /// By the number of the keyword.
    private let words: [Word]
    /// How many lists each demand has, all bits set.
    private let whole: [UInt8]
    /// The rule of each demand.
    private let rules: [Int]

    /// A keyword that is looked for.
    private struct Word: Sendable {
        var length: Int
        /// The lists that it is in.
        var places: [Place] = []
        /// All that one of the lists asks for.
        var edges: DemandedWord.Edges = []
    }

    /// A list of a demand.
    private struct Place: Sendable {
        var demand: Int
        var bit: UInt8
        /// What the word has to have there.
        var edges: DemandedWord.Edges
    }

    /// - Parameter rules: of each one demands, one of which a file has to meet.
    init(_ rules: [[WordDemand]]) {
        var words: [KeywordFilter.Keyword: Word] = [:]
        var whole: [UInt8] = []
        var owners: [Int] = []
        for (rule, demands) in rules.enumerated() {
            for demand in demands {
                for (number, list) in demand.lists.enumerated() {
                    for word in Set(list) {
                        let place = Place(demand: whole.count, bit: 1 << UInt8(number), edges: word.edges)
                        words[word.keyword, default: Word(length: word.bytes.count)].places.append(place)
                        words[word.keyword]?.edges.formUnion(word.edges)
                    }
                }
                whole.append(1 << UInt8(demand.lists.count) - 1)
                owners.append(rule)
            }
        }
        let keywords = words.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        self.keywords = keywords
        self.words = keywords.compactMap { words[$0] }
        self.whole = whole
        self.rules = owners
    }

    /// The words for a detector to look for.
    func watched(by detector: Detector) -> WatchedWords {
        watched.withLock { watched in
            if let watched, watched.detector === detector { return watched }
            let words = detector.watching(keywords)
            watched = words
            return words
        }
    }

    /// The rules whose words a file holds, in their order.
    /// - Parameter places: where the words stand in the file, if they were watched.
    func candidates(in bytes: [UInt8], _ places: WatchedWords.Places? = nil) -> [Int] {
        let watched = watched.withLock { $0 }
        if let places, places.words === watched { return candidates(in: bytes, places.hits) }
        let filter = filter.withLock { filter in
            let known = filter ?? KeywordFilter(keywords)
            filter = known
            return known
        }
        var hits: [KeywordFilter.Hit] = []
        bytes.withUnsafeBytes { filter.appendHits(in: $0, range: 0..<$0.count, to: &hits) }
        return candidates(in: bytes, hits)
    }

    private func candidates(in bytes: [UInt8], _ hits: [KeywordFilter.Hit]) -> [Int] {
        guard !hits.isEmpty else { return [] }
        return bytes.withUnsafeBytes { bytes in
            // For each keyword a bit for each set of edges that it was seen with.
            var seen = [UInt8](repeating: 0, count: words.count)
            var met = [UInt8](repeating: 0, count: whole.count)
            var found: Set<Int> = []
            for hit in hits where seen[hit.keyword] != .max {
                let (length, wanted) = (words[hit.keyword].length, words[hit.keyword].edges)
                let edges =
                    wanted.isEmpty
                    ? [] : DemandedWord.Edges(of: hit.offset..<hit.offset + length, in: bytes).intersection(wanted)
                let bit: UInt8 = 1 << edges.rawValue
                guard seen[hit.keyword] & bit == 0 else { continue }
                seen[hit.keyword] = edges == wanted ? .max : seen[hit.keyword] | bit
                for place in words[hit.keyword].places where place.edges.isSubset(of: edges) {
                    met[place.demand] |= place.bit
                    if met[place.demand] == whole[place.demand] { found.insert(rules[place.demand]) }
                }
            }
            return found.sorted()
        }
    }
}
