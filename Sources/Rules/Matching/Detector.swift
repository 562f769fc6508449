internal import Synchronization

/// Finds what a set of rules looks for in runs of bytes.
///
/// What is found at a keyword depends only on the bytes of the rule's window around it (`Window`): scanning any run of bytes that
/// contains the window gives the same.
public final class Detector: Sendable {
    public let rules: RuleSet
    public let keywords: KeywordFilter
    /// Rules of a gitleaks configuration, which search whole texts.
    public let gitleaks: GitleaksEngine?
    /// For each keyword of the filter, the rules that have it: places in `ruleIndexes`.
    let rulesOfKeyword: [Range<Int>]
    let ruleIndexes: [Int]
    /// For each of them what of its own keyword the filter's one leaves out: a part of `rests`.
    private let restOfKeyword: [Range<Int>]
    private let rests: [UInt8]
    /// Lengths of the filter's keywords, in bytes.
    let keywordLengths: [Int]
    let matchedRules: [MatchedRule]
    /// Literals that a worker reports the places of, beside its rules' keywords: `DetectorWorker.Detection.markers`.
    let firstMarker: Int
    private let compiled: Mutex<[Pattern?]>

    /// Of longer keywords the beginning is looked for: the longest decides how many bytes around a change are searched.
    private static let keywordLimit = 12

    /// - Parameter markers: literals, compared without case, whose places are wanted too; at least three bytes each.
    public init(rules: RuleSet, markers: [String] = []) {
        self.rules = rules
        gitleaks = GitleaksEngine(rules)
        var indexes: [KeywordFilter.Keyword: Int] = [:]
        var keywords: [KeywordFilter.Keyword] = []
        var rulesOfKeyword: [[(rule: Int, rest: Range<Int>)]] = []
        var rests: [UInt8] = []
        // By index: a rule as a variable of its own would be copied, a thousand times at every start.
        for index in rules.rules.indices {
            let (window, ignoresCase) = (rules.rules[index].window, rules.rules[index].ignoresCase)
            var tail: KeywordTail?
            for text in rules.rules[index].keywords {
                var keyword = KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
                let rest = keyword.bytes.dropFirst(Self.keywordLimit)
                let place = (rule: index, rest: rests.count..<(rests.count + rest.count))
                rests += rest
                keyword.bytes.removeLast(rest.count)
                if window.before == 0, text.utf8.count < KeywordFilter.nearEnd {
                    let own = tail ?? KeywordTail(of: rules.rules[index].pattern, ignoresCase: ignoresCase)
                    tail = own
                    keyword.tail = own.sets(
                        behind: text, limit: min(KeywordFilter.nearEnd, window.after) - text.utf8.count)
                }
                if let known = indexes[keyword] {
                    rulesOfKeyword[known].append(place)
                } else {
                    indexes[keyword] = keywords.count
                    keywords.append(keyword)
                    rulesOfKeyword.append([place])
                }
            }
        }
        firstMarker = keywords.count
        for marker in markers {
            keywords.append(KeywordFilter.Keyword(marker, ignoresCase: true))
            rulesOfKeyword.append([])
        }
        self.keywords = KeywordFilter(keywords)
        ruleIndexes = rulesOfKeyword.flatMap { $0.map(\.rule) }
        restOfKeyword = rulesOfKeyword.flatMap { $0.map(\.rest) }
        self.rests = rests
        var next = 0
        self.rulesOfKeyword = rulesOfKeyword.map { indexes in
            defer { next += indexes.count }
            return next..<(next + indexes.count)
        }
        keywordLengths = keywords.map(\.count)
        matchedRules = rules.rules.map { MatchedRule($0, isSilent: rules.silent.contains($0.id)) }
        compiled = Mutex(Array(repeating: nil, count: rules.rules.count))
    }

    /// Bytes that a finding may depend on, to either side of its secret: what two pieces of one text must share.
    ///
    /// Twice a window: findings that share bytes decide about each other.
    public var reach: Int {
        max(
            gitleaks == nil ? 0 : Self.reachOfWholeTexts,
            2
                * (rules.rules.indices.map { index in
                    let window = rules.rules[index].window
                    return window.before + Window.leftContext + Self.grown(window.after)
                }.max() ?? 0))
    }

    /// What pieces share of texts too large to be searched whole: more than gitleaks itself looks at.
    private static let reachOfWholeTexts = 256 << 10

    /// Whether what follows an occurrence of the filter's keyword makes it one of a rule's own keyword, which may be longer.
    ///
    /// - Parameter place: in `ruleIndexes`.
    /// - Returns: the length of the rule's keyword.
    @inline(__always)
    func ownKeyword(_ place: Int, _ hit: KeywordFilter.Hit, in bytes: UnsafeRawBufferPointer) -> (Int, isThere: Bool) {
        let length = keywordLengths[hit.keyword]
        let rest = restOfKeyword[place]
        return rest.isEmpty ? (length, true) : (length + rest.count, hasRest(rest, place, hit.offset + length, bytes))
    }

    private func hasRest(_ rest: Range<Int>, _ place: Int, _ start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard start + rest.count <= bytes.count else { return false }
        let ignoresCase = rules.rules[ruleIndexes[place]].ignoresCase
        return zip(rest, start...).allSatisfy { rest, index in
            rests[rest] == (ignoresCase ? ASCII.lowercased(bytes[index]) : bytes[index])
        }
    }

    /// A worker holds what one thread needs; make one for each.
    public func makeWorker() -> DetectorWorker { DetectorWorker(self) }

    /// The farthest that a window may grow when a match reaches its end.
    static func grown(_ after: Int) -> Int { min(after * 8, 4 * Window.afterRange.upperBound) }

    /// Compiled on first use: a start does not pay for rules that no byte asks for.
    func pattern(ofRule index: Int) throws(RulesError) -> Pattern {
        if let known = compiled.withLock({ $0[index] }) { return known }
        let rule = rules.rules[index]
        let pattern = try Pattern(rule.pattern, anchored: rule.window.before == 0)
        compiled.withLock { $0[index] = pattern }
        return pattern
    }
}

/// What of a rule matching needs; a reference, since copying a whole rule at every keyword would cost more than matching it.
final class MatchedRule: Sendable {
    let id: RuleID
    let window: Window
    let secretGroup: Int
    let filters: [ValueFilter]
    let validation: Validation?
    let confidence: Confidence
    let specificity: Int
    /// Switched off: it only keeps its values from less specific rules.
    let isSilent: Bool

    init(_ rule: Rule, isSilent: Bool = false) {
        id = rule.id
        window = rule.window
        secretGroup = rule.secretGroup
        filters = rule.filters
        validation = rule.validation
        confidence = rule.confidence
        specificity = rule.specificity
        self.isSilent = isSilent
    }
}
