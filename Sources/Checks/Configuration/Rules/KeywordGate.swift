internal import Rules

/// Tells by one pass over a file which of many rules it may be about.
struct KeywordGate: Sendable {
    private let filter: KeywordFilter
    /// The lists that each keyword is in, by its number.
    private let places: [[Place]]
    /// How many lists each demand has, all bits set.
    private let whole: [UInt8]
    /// The rule of each demand.
    private let rules: [Int]

    /// A list of a demand.
    private struct Place: Sendable {
        var demand: Int
        var bit: UInt8
    }

    /// - Parameter rules: of each one demands, one of which a file has to meet.
    init(_ rules: [[WordDemand]]) {
        var places: [KeywordFilter.Keyword: [Place]] = [:]
        var whole: [UInt8] = []
        var owners: [Int] = []
        for (rule, demands) in rules.enumerated() {
            for demand in demands {
                for (number, words) in demand.lists.enumerated() {
                    for word in Set(words) {
                        places[word, default: []].append(Place(demand: whole.count, bit: 1 << UInt8(number)))
                    }
                }
                whole.append(1 << UInt8(demand.lists.count) - 1)
                owners.append(rule)
            }
        }
        let keywords = places.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        filter = KeywordFilter(keywords)
        self.places = keywords.map { places[$0] ?? [] }
        self.whole = whole
        self.rules = owners
    }

    /// The rules whose words a file holds, in their order.
    func candidates(in bytes: [UInt8]) -> [Int] {
        var hits: [KeywordFilter.Hit] = []
        bytes.withUnsafeBytes { filter.appendHits(in: $0, range: 0..<$0.count, to: &hits) }
        guard !hits.isEmpty else { return [] }
        var isSeen = [Bool](repeating: false, count: places.count)
        var met = [UInt8](repeating: 0, count: whole.count)
        var found: Set<Int> = []
        for hit in hits where !isSeen[hit.keyword] {
            isSeen[hit.keyword] = true
            for place in places[hit.keyword] {
                met[place.demand] |= place.bit
                if met[place.demand] == whole[place.demand] { found.insert(rules[place.demand]) }
            }
        }
        return found.sorted()
    }
}
