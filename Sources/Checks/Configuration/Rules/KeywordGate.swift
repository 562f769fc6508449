internal import Rules

/// Tells by one pass over a file which of many rules it may be about.
struct KeywordGate: Sendable {
    private let filter: KeywordFilter
    /// The demands of a keyword, by its number.
    private let demands: [[Demand]]
    /// How many demands each rule has.
    private let counts: [Int]

    /// A rule, and which of its lists of words.
    private struct Demand: Sendable {
        var rule: Int
        var list: Int
    }

    /// As many lists of a rule as are looked at; what others say is seen when the file is read.
    private static let mostLists = UInt64.bitWidth

    /// - Parameter rules: of each one lists of words, of each of which a file has to hold one.
    /// - Throws: `RulesError.badValue` where a word is too short or too long.
    init(_ rules: [(id: RuleID, words: [[KeywordFilter.Keyword]])]) throws(RulesError) {
        var demands: [KeywordFilter.Keyword: [Demand]] = [:]
        for (index, rule) in rules.enumerated() {
            for (list, words) in rule.words.prefix(Self.mostLists).enumerated() {
                for word in Set(words) {
                    guard KeywordFilter.lengths.contains(word.bytes.count) else {
                        let text = String(decoding: word.bytes.prefix(40), as: UTF8.self)
                        throw RulesError(
                            .badValue,
                            "rule \(rule.id): '\(text)' must have \(KeywordFilter.lengths) bytes to look for it")
                    }
                    demands[word, default: []].append(Demand(rule: index, list: list))
                }
            }
        }
        let keywords = demands.keys.sorted {
            String(decoding: $0.bytes, as: UTF8.self) < String(decoding: $1.bytes, as: UTF8.self)
        }
        filter = KeywordFilter(keywords)
        self.demands = keywords.map { demands[$0] ?? [] }
        counts = rules.map { min($0.words.count, Self.mostLists) }
    }

    /// The rules whose words a file holds, in their order.
    func candidates(in bytes: [UInt8]) -> [Int] {
        var hits: [KeywordFilter.Hit] = []
        bytes.withUnsafeBytes { filter.appendHits(in: $0, range: 0..<$0.count, to: &hits) }
        guard !hits.isEmpty else { return [] }
        var isSeen = [Bool](repeating: false, count: demands.count)
        var met = [UInt64](repeating: 0, count: counts.count)
        for hit in hits where !isSeen[hit.keyword] {
            isSeen[hit.keyword] = true
            for demand in demands[hit.keyword] { met[demand.rule] |= 1 << UInt64(demand.list) }
        }
        return met.indices.filter { met[$0] != 0 && met[$0].nonzeroBitCount == counts[$0] }
    }
}
