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
        var edges: WordSurroundings.Edges = []
        /// The signs that one of the lists asks for behind it.
        var signs: [UInt8] = []

        /// Every list that it is in is told it then.
        func isSettled(by sight: Sight) -> Bool {
            sight.edges == edges && (signs.isEmpty || sight.sign == .max || signs.count == 1 && sight.sign == 1)
        }

        /// The word is in a list of a demand.
        mutating func add(_ word: DemandedWord, demand: Int, bit: UInt8) {
            places.append(Place(demand: demand, bit: bit, edges: word.edges, sign: number(ofSign: word.sign)))
            edges.formUnion(word.edges)
        }

        /// The number of a sign among those that are asked for, beginning with 1; 0 if there is no place for one more.
        private mutating func number(ofSign sign: UInt8?) -> UInt8 {
            guard let sign else { return 0 }
            if let place = signs.firstIndex(of: sign) { return UInt8(place + 1) }
            guard signs.count < Sight.signLimit else { return 0 }
            signs.append(sign)
            return UInt8(signs.count)
        }
    }

    /// How a word stands in a file.
    private struct Sight {
        /// Those that are asked for.
        var edges: WordSurroundings.Edges = []
        /// The number of the sign behind it: 0 if it is none that is asked for, the largest if it may be any.
        var sign: UInt8 = 0

        /// More of them no bit of a number is left for.
        static let signLimit = 6

        init(of range: Range<Int>, in bytes: UnsafeRawBufferPointer, asking word: Word) {
            guard !word.edges.isEmpty || !word.signs.isEmpty else { return }
            let surroundings = WordSurroundings(of: range, in: bytes)
            edges = surroundings.edges.intersection(word.edges)
            guard !word.signs.isEmpty else { return }
            sign =
                switch surroundings.sign {
                case .unknown: .max
                case .known(let sign): UInt8((word.signs.firstIndex(of: sign) ?? -1) + 1)
                }
        }

        /// One for each that there can be.
        var bit: UInt64 { 1 << UInt64(edges.rawValue | (sign & 7) << 3) }

        func meets(_ place: Place) -> Bool {
            place.edges.isSubset(of: edges) && (place.sign == 0 || place.sign == sign || sign == .max)
        }
    }

    /// A list of a demand.
    private struct Place: Sendable {
        var demand: Int
        var bit: UInt8
        /// What the word has to have there.
        var edges: WordSurroundings.Edges
        /// The number of the sign behind it; 0 for any.
        var sign: UInt8
    }

    /// - Parameter rules: of each one demands, one of which a file has to meet.
    init(_ rules: [[WordDemand]]) {
        var words: [KeywordFilter.Keyword: Word] = [:]
        var whole: [UInt8] = []
        var owners: [Int] = []
        for (rule, demands) in rules.enumerated() {
            for demand in demands {
                for (number, list) in demand.lists.enumerated() {
                    for word in list {
                        words[word.keyword, default: Word(length: word.bytes.count)]
                            .add(word, demand: whole.count, bit: 1 << UInt8(number))
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
            // For each keyword a bit for each way that it was seen to stand.
            var seen = [UInt64](repeating: 0, count: words.count)
            var met = [UInt8](repeating: 0, count: whole.count)
            var found: Set<Int> = []
            for hit in hits where seen[hit.keyword] != .max {
                let word = words[hit.keyword]
                guard hit.offset >= 0, hit.offset + word.length <= bytes.count else { continue }
                let sight = Sight(of: hit.offset..<hit.offset + word.length, in: bytes, asking: word)
                guard seen[hit.keyword] & sight.bit == 0 else { continue }
                seen[hit.keyword] = word.isSettled(by: sight) ? .max : seen[hit.keyword] | sight.bit
                for place in word.places where sight.meets(place) {
                    met[place.demand] |= place.bit
                    if met[place.demand] == whole[place.demand] { found.insert(rules[place.demand]) }
                }
            }
            return found.sorted()
        }
    }
}
