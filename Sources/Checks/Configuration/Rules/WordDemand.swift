internal import Rules

/// Lists of words, of each of which a file has to hold one.
struct WordDemand: Sendable {
    /// No more of them than pay.
    let lists: [[DemandedWord]]

    /// - Parameter lists: empty ones say nothing, and those with a word that cannot be looked for.
    init(_ lists: [[DemandedWord]]) {
        let ranked = lists.map { (list: $0, rarity: Self.rarity(of: $0), isEverywhere: Self.isEverywhere($0) ? 1 : 0) }
            .filter { $0.rarity.whole > 0 }
            .sorted {
                ($0.rarity.whole, $1.isEverywhere, $1.list.count) > ($1.rarity.whole, $0.isEverywhere, $0.list.count)
            }
        var chosen: [[DemandedWord]] = []
        // Common words tell something together where there are no others.
        let least = min(Self.rare, ranked.map(\.rarity.plain).max() ?? 0)
        for (list, rarity, isEverywhere) in ranked where chosen.count < Self.most {
            // A whole word is rarer than one that many others begin or end with.
            guard rarity.whole >= least || list.allSatisfy(\.isWhole), !chosen.contains(list),
                // What stands everywhere is looked at more often than it keeps a file from being read.
                chosen.isEmpty || isEverywhere == 0
            else { continue }
            chosen.append(list)
        }
        self.lists = chosen
    }

    /// Of several demands, of which one has to be met, a list that each of them implies.
    static func any(of demands: [WordDemand]) -> [DemandedWord] {
        demands.contains { $0.lists.isEmpty } ? [] : demands.flatMap { $0.lists[0] }
    }

    private static let most = 6
    /// More common words tell too little about a file to pay for their being looked for.
    private static let rare = 4

    /// Those of the most common word, and the same if it did not count that words stand for themselves; 0 if a word
    /// cannot be looked for.
    private static func rarity(of words: [DemandedWord]) -> (whole: Int, plain: Int) {
        guard !words.isEmpty else { return (0, 0) }
        var least = (whole: Int.max, plain: Int.max)
        for word in words {
            guard KeywordFilter.lengths.contains(word.bytes.count) else { return (0, 0) }
            let plain = rarity(of: word.bytes, ignoresCase: word.ignoresCase)
            let isRarer = plain == 1 && word.isWhole && !ofLanguages.contains(ShortWord(word.bytes))
            least = (min(least.whole, isRarer ? 2 : plain), min(least.plain, plain))
        }
        return least
    }

    private static func isEverywhere(_ words: [DemandedWord]) -> Bool {
        words.contains { ofLanguages.contains(ShortWord($0.bytes)) }
    }

    /// The longer, the rarer; a common word in capitals is none.
    static func rarity(of word: [UInt8], ignoresCase: Bool) -> Int {
        let isCapitals = !ignoresCase && !word.contains { (0x61...0x7A).contains($0) }
        if !isCapitals, common.contains(ShortWord(word)) { return 1 }
        return word.count == KeywordFilter.lengths.lowerBound ? 2 : word.count
    }

    /// A word without regard to case, as quick to compare as a number; longer ones than are listed are all the same.
    private struct ShortWord: Hashable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        init(_ bytes: some Collection<UInt8>) {
            guard bytes.count <= 16 else { return }
            for byte in bytes {
                high = high << 8 | low >> 56
                low = low << 8 | UInt64(byte | 0x20)
            }
        }
    }

    /// Of the common ones those that files of a language or a format have all over.
    private static let ofLanguages = Set(
        [
            "add", "all", "base", "bool", "class", "config", "const", "data", "def", "default", "env", "error", "false",
            "from", "func", "function", "get", "http", "import", "init", "key", "kind", "let", "log", "module", "name",
            "new", "nil", "none", "null", "options", "package", "properties", "put", "resource", "resources", "return",
            "run", "self", "set", "spec", "string", "this", "true", "type", "url", "use", "value", "var",
        ].map { ShortWord($0.utf8) })

    /// Of the words of rules those that 8 % of the files of twelve public repositories hold, 2,199 drawn from 20 formats.
    private static let common = Set(
        [
            "add", "all", "any", "api", "app", "end", "env", "err", "get", "key", "let", "log", "map", "net", "new",
            "org", "req", "res", "run", "set", "str", "url", "use", "var", "web",
            "access", "address", "allow", "apache", "auth", "base", "bool", "call", "cert", "class", "client", "common",
            "conf", "config", "configuration", "const", "context", "create", "custom", "data", "debug", "default",
            "define", "disable", "enable", "enabled", "entrypoint", "error", "example", "export", "expr", "false",
            "file", "filter", "found", "from", "func", "function", "github", "global", "group", "head", "header",
            "host", "http", "https", "ignore", "import", "info", "init", "instance", "json", "kind", "kubernetes",
            "level", "list", "local", "make", "meta", "mode", "module", "name", "node", "none", "object", "option",
            "options", "package", "parse", "pass", "path", "policy", "prefix", "process", "protocol", "provider",
            "request", "require", "resource", "resources", "rest", "return", "root", "router", "rules", "secure",
            "security", "self", "send", "serve", "server", "service", "services", "some", "source", "spec", "start",
            "string", "system", "target", "test", "text", "this", "true", "type", "user", "value", "version", "write",
        ].map { ShortWord($0.utf8) })
}
