internal import Synchronization

/// Finds what a set of rules looks for in runs of bytes.
///
/// What is found at a keyword depends only on the bytes of the rule's window around it (`Window`): scanning any run of bytes that
/// contains the window gives the same.
public final class Detector: Sendable {
    public let rules: RuleSet
    public let keywords: KeywordFilter
    /// For each keyword of the filter, the rules that have it: places in `ruleIndexes`.
    let rulesOfKeyword: [Range<Int>]
    let ruleIndexes: [Int]
    /// Lengths of the filter's keywords, in bytes.
    let keywordLengths: [Int]
    let keywordFacts: [KeywordFact]
    let matchedRules: [MatchedRule]
    /// Literals that a worker reports the places of, beside its rules' keywords: `DetectorWorker.Detection.markers`.
    let firstMarker: Int
    private let compiled: Mutex<[Pattern?]>

    /// Of longer keywords the beginning is looked for: the longest decides how many bytes around a change are searched.
    private static let keywordLimit = 20

    /// - Parameter markers: literals, compared without case, whose places are wanted too; at least three bytes each.
    public init(rules: RuleSet, markers: [String] = []) {
        self.rules = rules
        var indexes: [KeywordFilter.Keyword: Int] = [:]
        var keywords: [KeywordFilter.Keyword] = []
        var rulesOfKeyword: [[Int]] = []
        for (index, rule) in rules.rules.enumerated() {
            for text in rule.keywords {
                var keyword = KeywordFilter.Keyword(text, ignoresCase: rule.ignoresCase)
                keyword.bytes = Array(keyword.bytes.prefix(Self.keywordLimit))
                if let known = indexes[keyword] {
                    rulesOfKeyword[known].append(index)
                } else {
                    indexes[keyword] = keywords.count
                    keywords.append(keyword)
                    rulesOfKeyword.append([index])
                }
            }
        }
        firstMarker = keywords.count
        for marker in markers {
            keywords.append(KeywordFilter.Keyword(marker, ignoresCase: true))
            rulesOfKeyword.append([])
        }
        self.keywords = KeywordFilter(keywords)
        ruleIndexes = rulesOfKeyword.flatMap { $0 }
        var next = 0
        self.rulesOfKeyword = rulesOfKeyword.map { indexes in
            defer { next += indexes.count }
            return next..<(next + indexes.count)
        }
        keywordLengths = keywords.map(\.bytes.count)
        keywordFacts = zip(keywords, rulesOfKeyword).map { keyword, indexes in
            let before = indexes.map { rules.rules[$0].window.before + Window.leftContext + 1 }.max() ?? 0
            return KeywordFact(
                length: Int32(truncatingIfNeeded: keyword.bytes.count), before: Int32(truncatingIfNeeded: before))
        }
        matchedRules = rules.rules.map { MatchedRule($0, isSilent: rules.silent.contains($0.id)) }
        compiled = Mutex(Array(repeating: nil, count: rules.rules.count))
    }

    /// Bytes that a finding may depend on, to either side of its secret: what two pieces of one text must share.
    ///
    /// Twice a window: findings that share bytes decide about each other.
    public var reach: Int {
        2 * (rules.rules.map { $0.window.before + Window.leftContext + Self.grown($0.window.after) }.max() ?? 0)
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

/// What of a keyword a trace needs.
struct KeywordFact {
    /// Bytes.
    var length: Int32
    /// Bytes in front of it on which what is found may depend, and one more: whether there is such a byte.
    var before: Int32
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
