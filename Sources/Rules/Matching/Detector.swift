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
    /// For each keyword of the filter, the rules that have it: a part of `places`.
    let placesOfKeyword: [Range<Int>]
    let places: [KeywordPlan.Place]
    private let rests: [UInt8]
    /// Lengths of the filter's keywords, in bytes.
    let keywordLengths: [Int]
    /// Bytes that a finding may depend on, to either side of its secret: what two pieces of one text must share.
    ///
    /// Twice a window: findings that share bytes decide about each other.
    public let reach: Int
    /// Literals that a worker reports the places of, beside its rules' keywords: `DetectorWorker.Detection.markers`.
    let firstMarker: Int
    private let made: Mutex<Made>

    /// What is made on first use: a start does not pay for rules that no byte asks for.
    private struct Made {
        var patterns: [Pattern?]
        var partialPatterns: [Pattern?]
        var rules: [MatchedRule?]
    }

    /// - Parameter markers: literals, compared without case, whose places are wanted too; at least three bytes each.
    public init(rules: RuleSet, markers: [String] = []) {
        self.rules = rules
        gitleaks = GitleaksEngine(rules)
        var plan = rules.rules.keywordPlan
        firstMarker = plan.keywords.count
        for marker in markers { plan.append(marker: marker) }
        keywords = KeywordFilter(plan.keywords)
        placesOfKeyword = plan.placesOfKeyword
        places = plan.places
        rests = plan.rests
        keywordLengths = plan.keywords.places.map(\.length)
        reach = max(gitleaks == nil ? 0 : Self.reachOfWholeTexts, 2 * plan.farthest)
        let count = rules.rules.count
        let none: [Pattern?] = Array(repeating: nil, count: count)
        made = Mutex(Made(patterns: none, partialPatterns: none, rules: Array(repeating: nil, count: count)))
    }

    /// What pieces share of texts too large to be searched whole: more than gitleaks itself looks at.
    private static let reachOfWholeTexts = 256 << 10

    /// Whether what follows an occurrence of the filter's keyword makes it one of a rule's own keyword, which may be longer.
    ///
    /// - Parameter place: in `places`.
    /// - Returns: the length of the rule's keyword.
    @inline(__always)
    func ownKeyword(
        _ place: KeywordPlan.Place, _ hit: KeywordFilter.Hit, in bytes: UnsafeRawBufferPointer
    ) -> (Int, isThere: Bool) {
        let length = keywordLengths[hit.keyword]
        return place.rest.isEmpty
            ? (length, true) : (length + place.rest.count, hasRest(place, hit.offset + length, bytes))
    }

    private func hasRest(_ place: KeywordPlan.Place, _ start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard start + place.rest.count <= bytes.count else { return false }
        let ignoresCase = rule(place.rule).ignoresCase
        return zip(place.rest, start...).allSatisfy { rest, index in
            rests[rest] == (ignoresCase ? ASCII.lowercased(bytes[index]) : bytes[index])
        }
    }

    /// A worker holds what one thread needs; make one for each.
    public func makeWorker() -> DetectorWorker { DetectorWorker(self) }

    /// The farthest that a window may grow when a match reaches its end.
    static func grown(_ after: Int) -> Int { min(after * 8, 4 * Window.afterRange.upperBound) }

    func pattern(ofRule index: Int) throws(RulesError) -> Pattern {
        if let known = made.withLock({ $0.patterns[index] }) { return known }
        let rule = rules.rules[index]
        let pattern = try Pattern(rule.pattern, anchored: rule.window.before == 0, for: .whole)
        made.withLock { $0.patterns[index] = pattern }
        return pattern
    }

    /// The same to be asked for partial matches: of most rules nothing else is ever needed.
    func partialPattern(ofRule index: Int) throws(RulesError) -> Pattern {
        if let known = made.withLock({ $0.partialPatterns[index] }) { return known }
        let pattern = try Pattern(rules.rules[index].pattern, anchored: true, for: .partial)
        made.withLock { $0.partialPatterns[index] = pattern }
        return pattern
    }

    func rule(_ index: Int) -> MatchedRule {
        if let known = made.withLock({ $0.rules[index] }) { return known }
        let rule = rules.rules[index]
        let matched = MatchedRule(rule, isSilent: rules.silent.contains(rule.id))
        made.withLock { $0.rules[index] = matched }
        return matched
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
    let ignoresCase: Bool
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
        ignoresCase = rule.ignoresCase
        self.isSilent = isSilent
    }
}
