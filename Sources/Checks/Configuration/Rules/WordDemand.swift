internal import Rules

/// Lists of words, of each of which a file has to hold one.
struct WordDemand: Sendable {
    /// No more of them than pay.
    let lists: [[KeywordFilter.Keyword]]

    /// - Parameter lists: empty ones say nothing, and those with a word that cannot be looked for.
    init(_ lists: [[KeywordFilter.Keyword]]) {
        let ranked = lists.map { (list: $0, rarity: Self.rarity(of: $0)) }.filter { $0.rarity > 0 }
            .sorted { ($0.rarity, $1.list.count) > ($1.rarity, $0.list.count) }
        var chosen: [[KeywordFilter.Keyword]] = []
        for (list, rarity) in ranked where chosen.isEmpty || rarity >= Self.rare && chosen.count < Self.most {
            if !chosen.contains(list) { chosen.append(list) }
        }
        self.lists = chosen
    }

    /// Of several demands, of which one has to be met, a list that each of them implies.
    static func any(of demands: [WordDemand]) -> [KeywordFilter.Keyword] {
        demands.contains { $0.lists.isEmpty } ? [] : demands.flatMap { $0.lists[0] }
    }

    private static let most = 4
    /// Shorter words are in many files.
    private static let rare = 5

    /// That of the most common word; 0 if a word cannot be looked for.
    private static func rarity(of words: [KeywordFilter.Keyword]) -> Int {
        words.map { KeywordFilter.lengths.contains($0.bytes.count) ? rarity(of: $0.bytes) : 0 }.min() ?? 0
    }

    /// The longer, the rarer.
    static func rarity(of word: [UInt8]) -> Int {
        common.contains(word.map { $0 | 0x20 }) ? 1 : word.count
    }

    /// Words that tell little about a file.
    private static let common = Set(
        [
            "true", "false", "none", "null", "name", "value", "enabled", "disabled", "disable", "allow", "always",
            "http", "https", "server", "config", "import", "environment", "version", "string", "default",
        ].map { Array($0.utf8) })
}
