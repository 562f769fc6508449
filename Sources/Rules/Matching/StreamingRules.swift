/// How the rules of a detector are held back in texts that come piece by piece; shared by all such texts.
public final class StreamingRules: Sendable {
    public let detector: Detector
    /// Rules the matches of which may begin in front of their keyword, by index.
    let lookingBack: [LookBack]
    /// For each rule whether its secret may begin with the keyword, which then must not be let go.
    let holdsKeyword: [Bool]
    /// For each byte the keywords that begin with it, which some rule holds.
    let keywordsByFirstByte: [[Int]]
    let keywords: [KeywordFilter.Keyword]
    /// Bytes of the longest keyword, with all that rules add to it.
    let longestKeyword: Int
    /// Bytes in front of a place that rules may look at.
    let margin: Int

    struct LookBack: Sendable {
        var rule: Int
        var before: Int
        /// Finds matches that have begun, wherever they do.
        var pattern: Pattern
        /// So many bytes at the beginning of a match are let go.
        var lead: Int
    }

    /// For each rule how many bytes of its secrets are let go and stay in place.
    let spared: [Int]

    /// Of rules whose matches begin like any word so many bytes are let go, and left in place where a secret is replaced:
    /// otherwise every word would be held back until the next one comes.
    public static let sparedOfWords = 8
    /// The same of rules whose keyword may stand within a word: the first letters of a keyword are no secret.
    public static let sparedWithinWords = 2

    /// Tails of ordinary text; what seems to begin with one of them says nothing.
    private static let words = [" information", " 1234567", " deadbeef", " the", " 12", " a"]

    public init(_ detector: Detector) {
        self.detector = detector
        let rules = detector.rules.rules
        var lookingBack: [LookBack] = []
        let scratch = MatchScratch()
        var margin = 0
        var spared = Array(repeating: 0, count: rules.count)
        for index in rules.indices where !rules[index].keywords.isEmpty {
            let before = rules[index].window.before
            margin = max(margin, before)
            guard before > 0, let pattern = try? Pattern(rules[index].pattern, anchored: false, for: .partial) else {
                continue
            }
            let isLikeWords = Self.words.contains { word in
                Array(word.utf8).withUnsafeBytes {
                    pattern.match(
                        $0, from: 0, atTextStart: true, atTextEnd: false, isPartial: true, scratch: scratch)
                        == .unclear
                }
            }
            if isLikeWords { spared[index] = Self.sparedOfWords }
            let lead = rules[index].secretGroup == 0 ? 0 : Self.literalPrefix(rules[index].pattern)
            lookingBack.append(
                LookBack(rule: index, before: before, pattern: pattern, lead: max(lead, spared[index])))
        }
        self.lookingBack = lookingBack
        self.margin = margin + Window.leftContext + 1
        for index in rules.indices where rules[index].window.before == 0 {
            if Self.beginsWithinWords(rules[index], scratch) { spared[index] = Self.sparedWithinWords }
        }
        self.spared = spared
        let holds = rules.map { $0.secretGroup == 0 || Self.beginsWithGroup($0.pattern) }
        holdsKeyword = holds
        keywords = detector.keywords.keywords
        var byFirstByte: [[Int]] = Array(repeating: [], count: 256)
        var longest = 1
        for (index, keyword) in keywords.enumerated() where index < detector.firstMarker {
            let places = detector.places[detector.placesOfKeyword[index]]
            longest = max(longest, keyword.count + (places.map(\.rest.count).max() ?? 0))
            guard let first = keyword.bytes.first,
                places.contains(where: { holds[$0.rule] && rules[$0.rule].window.before == 0 })
            else { continue }
            for byte in Set(keyword.ignoresCase ? [first, ASCII.isLower(first) ? first - 0x20 : first] : [first]) {
                byFirstByte[Int(byte)].append(index)
            }
        }
        keywordsByFirstByte = byFirstByte
        longestKeyword = longest
    }

    /// Whether a match may begin right behind a letter.
    private static func beginsWithinWords(_ rule: Rule, _ scratch: borrowing MatchScratch) -> Bool {
        guard let pattern = try? Pattern(rule.pattern, anchored: true, for: []) else { return false }
        for keyword in rule.keywords {
            let isOpen = Array("x\(keyword.prefix(1))".utf8).withUnsafeBytes {
                pattern.match($0, from: 1, atTextStart: true, atTextEnd: false, isPartial: true, scratch: scratch)
                    == .unclear
            }
            if isOpen { return true }
        }
        return false
    }

    /// The length of the literal that a pattern begins with.
    private static func literalPrefix(_ pattern: String) -> Int {
        let literal = pattern.utf8.prefix { !"\\[](){}.*+?^$|".utf8.contains($0) }
        let next = pattern.utf8.dropFirst(literal.count).first
        return next.map { "*?{".utf8.contains($0) } ?? false ? max(0, literal.count - 1) : literal.count
    }

    /// Whether a capture group is the first that a pattern consumes.
    private static func beginsWithGroup(_ pattern: String) -> Bool {
        var rest = pattern[...]
        if rest.hasPrefix("(?i)") { rest = rest.dropFirst(4) }
        while rest.hasPrefix("(?<!") || rest.hasPrefix("(?<="), let end = rest.firstIndex(of: ")") {
            rest = rest[rest.index(after: end)...]
        }
        return rest.hasPrefix("(") && !rest.hasPrefix("(?") || rest.hasPrefix("(?|")
    }

    /// For a text of its own.
    public func makeDetector() -> StreamingDetector { StreamingDetector(self) }
}
