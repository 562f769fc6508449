/// Runs a detector on one thread.
public final class DetectorWorker {
    public let detector: Detector
    let scratch = MatchScratch()
    private var patterns: [Pattern?]
    private var partialPatterns: [Pattern?]
    private var rules: [MatchedRule?]
    /// Of the run of bytes at hand; kept for its storage.
    var hits: [KeywordFilter.Hit] = []
    /// Of the text that the one at hand was made from; kept for its storage.
    var blockStarts: [Int32] = []
    /// Of the keyword at hand; kept for its storage.
    var atHand = Detection()
    /// Of the text at hand, where it has new bytes or new neighbours; kept for its storage.
    var changes: [Range<Int>] = []
    /// Bytes that patterns may go over in the next texts. A text made for it, of keywords alone, has every window searched in vain: where
    /// time counts, what is left of such a text is not searched, and a shortfall tells of it.
    public var patternBudget = Int.max
    /// Bytes that incremental traces went over so far.
    public internal(set) var searchedCount = 0

    init(_ detector: Detector) {
        self.detector = detector
        rules = Array(repeating: nil, count: detector.rules.rules.count)
        patterns = Array(repeating: nil, count: rules.count)
        partialPatterns = patterns
    }

    /// A rule whose pattern gave up at one of PCRE2's limits: the bytes around `offset` are not fully searched for it.
    public struct Shortfall: Hashable, Sendable {
        public var rule: RuleID
        public var offset: Int

        static func < (left: Shortfall, right: Shortfall) -> Bool {
            (left.offset, left.rule) < (right.offset, right.rule)
        }
    }

    public struct Detection: Sendable {
        /// In the order of their secrets; no two share bytes.
        public var candidates: [Candidate] = []
        /// By offset.
        public var shortfalls: [Shortfall] = []
        /// Offsets of the detector's markers.
        public var markers: [Int] = []
        /// Values of candidates that had to be decoded.
        public var decoded: [DecodedValue] = []
        /// Where the words stand that the worker was told to watch.
        public var words: WatchedWords.Places?

        mutating func add(_ units: [DecodedUnit]) {
            for unit in units {
                for (candidate, value) in unit.findings {
                    var candidate = candidate
                    candidate.decoded = decoded.count
                    candidates.append(candidate)
                    decoded.append(value)
                }
                shortfalls += unit.shortfalls
            }
        }
    }

    /// What stands in `bytes`, which is taken to be whole: nothing precedes or follows.
    /// - Parameter words: their places are told, too.
    public func detect(in bytes: UnsafeRawBufferPointer, watching words: WatchedWords? = nil) -> Detection {
        var detection = unresolved(bytes, watching: words)
        var units: [DecodedUnit] = []
        appendDecodedUnits(in: bytes, lines: 0..<bytes.count, to: &units)
        detection.add(units)
        resolve(&detection)
        return detection
    }

    /// The same without decoding anything.
    func detect(inPlain bytes: UnsafeRawBufferPointer) -> Detection {
        var detection = unresolved(bytes)
        resolve(&detection)
        return detection
    }

    private func unresolved(_ bytes: UnsafeRawBufferPointer, watching words: WatchedWords? = nil) -> Detection {
        var detection = Detection()
        hits.removeAll(keepingCapacity: true)
        (words?.keywords ?? detector.keywords).appendHits(in: bytes, range: 0..<bytes.count, to: &hits)
        if let words { detection.words = takeHits(of: words) }
        for hit in hits {
            if hit.keyword >= detector.firstMarker { detection.markers.append(hit.offset) }
            evaluate(hit, in: bytes, into: &detection)
        }
        return detection
    }

    /// Takes the words' hits out of `hits`.
    private func takeHits(of words: WatchedWords) -> WatchedWords.Places {
        var places = WatchedWords.Places(words: words)
        hits.removeAll { hit in
            guard hit.keyword >= words.first else { return false }
            places.hits.append(KeywordFilter.Hit(keyword: hit.keyword - words.first, offset: hit.offset))
            return true
        }
        return places
    }

    func resolve(_ detection: inout Detection) {
        detection.candidates = Self.resolved(detection.candidates, rule: rule, decoded: detection.decoded)
        detection.shortfalls.sort(by: <)
    }

    public func detect(in bytes: [UInt8]) -> Detection {
        bytes.withUnsafeBytes { detect(in: $0) }
    }

    /// The bytes that decided about what is found at a keyword, counted from its first one; also where the text has fewer.
    struct Extent {
        /// Bytes in front.
        var before: Int
        /// Bytes from there on.
        var after: Int

        mutating func formUnion(_ other: Extent) {
            before = max(before, other.before)
            after = max(after, other.after)
        }
    }

    /// What a try of a pattern costs at most of the budget, in bytes.
    private static let costliest = 1024

    /// Most keywords are followed by something that their rule does not want: so many bytes show that.
    private static let glance = 32

    /// Tries all rules of a keyword where it stands.
    @discardableResult
    func evaluate(_ hit: KeywordFilter.Hit, in bytes: UnsafeRawBufferPointer, into detection: inout Detection) -> Extent
    {
        var extent = Extent(before: 0, after: detector.keywordLengths[hit.keyword])
        for place in detector.placesOfKeyword[hit.keyword] {
            let place = detector.places[place]
            let (length, isThere) = detector.ownKeyword(place, hit, in: bytes)
            extent.formUnion(
                isThere
                    ? evaluate(
                        rule: place.rule, keywordLength: length, at: hit.offset, in: bytes,
                        into: &detection)
                    : Extent(before: 0, after: length))
        }
        return extent
    }

    /// Tries one rule where its keyword stands.
    func evaluate(
        rule index: Int, keywordLength: Int, at offset: Int, in bytes: UnsafeRawBufferPointer,
        into detection: inout Detection
    ) -> Extent {
        let rule = rule(index)
        guard patternBudget > 0 else {
            if detection.shortfalls.isEmpty { detection.shortfalls.append(Shortfall(rule: rule.id, offset: offset)) }
            return Extent(before: 0, after: keywordLength)
        }
        let keywordEnd = offset + keywordLength
        let glance = max(Self.glance, keywordLength)
        if rule.window.before == 0, offset + glance < bytes.count, rule.window.after > glance {
            let start = max(0, offset - Window.leftContext)
            let subject = UnsafeRawBufferPointer(rebasing: bytes[start..<(offset + glance)])
            guard let pattern = partialPattern(ofRule: index) else { return Extent(before: 0, after: keywordLength) }
            patternBudget -= subject.count
            let outcome = pattern.match(
                subject, from: offset - start, atTextStart: start == 0, atTextEnd: false, isPartial: true,
                scratch: scratch)
            if outcome == .none { return Extent(before: Self.reach(pattern, rule), after: glance) }
        }
        guard let pattern = pattern(ofRule: index) else { return Extent(before: 0, after: keywordLength) }
        let before = Self.reach(pattern, rule)
        let subjectStart = max(0, offset - rule.window.before - Window.leftContext)
        var after = rule.window.after
        while true {
            let subjectEnd = min(bytes.count, max(keywordEnd, offset + after))
            let subject = UnsafeRawBufferPointer(rebasing: bytes[subjectStart..<subjectEnd])
            var start = max(0, offset - rule.window.before) - subjectStart
            var found: Range<Int>?
            search: while true {
                // Of a long window most patterns see the beginning only.
                patternBudget -= min(subject.count - start, Self.costliest)
                switch pattern.match(
                    subject, from: start, atTextStart: subjectStart == 0, atTextEnd: subjectEnd == bytes.count,
                    scratch: scratch)
                {
                case .none, .unclear: break search
                case .limit:
                    if !rule.isSilent { detection.shortfalls.append(Shortfall(rule: rule.id, offset: offset)) }
                    return Extent(before: before, after: max(keywordLength, after))
                case .found:
                    guard let match = scratch.range(ofGroup: 0) else { break search }
                    // In a window that reaches back, only the match that covers this keyword is this anchor's.
                    if match.lowerBound <= offset - subjectStart, match.upperBound >= keywordEnd - subjectStart {
                        found = match
                        break search
                    }
                    guard match.lowerBound < offset - subjectStart else { break search }
                    start = max(match.lowerBound + 1, start + 1)
                }
            }
            guard let match = found else { return Extent(before: before, after: max(keywordLength, after)) }
            // A match that fills its window may have been cut off by it: look again with a larger one.
            if match.upperBound + Window.rightContext > subject.count, subjectEnd < bytes.count,
                after < Detector.grown(rule.window.after)
            {
                after = min(max(after, Window.rightContext) * 2, Detector.grown(rule.window.after))
                continue
            }
            let secret = scratch.range(ofGroup: rule.secretGroup) ?? match
            let value = ValueMatch(visible: subject, secret: secret, keyword: offset - subjectStart)
            if let confidence = confidence(of: value, by: rule) {
                detection.candidates.append(
                    Candidate(
                        rule: index, secret: secret.shifted(by: subjectStart), match: match.shifted(by: subjectStart),
                        confidence: confidence))
            }
            return Extent(before: rule.window.before + Window.leftContext, after: max(keywordLength, after))
        }
    }

    /// How far in front of a keyword bytes decide that there is no match: then only the pattern did, and no filter looked at anything.
    private static func reach(_ pattern: Pattern, _ rule: MatchedRule) -> Int {
        rule.window.before + min(pattern.reachBack, Window.leftContext)
    }

    /// Nil when the value is no finding.
    private func confidence(of match: ValueMatch, by rule: MatchedRule) -> Confidence? {
        guard !match.secret.isEmpty, !match.isBrokenUp, !Placeholder.isPlaceholder(match.value) else { return nil }
        guard rule.filters.allSatisfy({ $0.accepts(match) }) else { return nil }
        switch rule.validation?.check(Array(match.value)) {
        case .holds: return .certain
        case .fails: return .low
        case .refuted: return nil
        case .plausible, nil: return rule.confidence
        }
    }

    /// Whether a value is no finding, wherever it stands.
    func refuses(_ value: UnsafeRawBufferPointer, rule: MatchedRule) -> Bool {
        if value.isEmpty || Placeholder.isPlaceholder(value) { return true }
        let match = ValueMatch(visible: value, secret: 0..<value.count, keyword: 0)
        for filter in rule.filters {
            switch filter {
            case .entropy, .digit, .mixed, .unlikeWords: if !filter.accepts(match) { return true }
            // They look at what stands around it.
            case .unlikeCode, .secretName: break
            }
        }
        return rule.validation?.check(Array(value)) == .refuted
    }

    private func pattern(ofRule index: Int) -> Pattern? {
        if let known = patterns[index] { return known }
        // Patterns are compiled when rules are loaded, so this one compiles.
        let pattern = try? detector.pattern(ofRule: index)
        patterns[index] = pattern
        return pattern
    }

    func partialPattern(ofRule index: Int) -> Pattern? {
        if let known = partialPatterns[index] { return known }
        let pattern = try? detector.partialPattern(ofRule: index)
        partialPatterns[index] = pattern
        return pattern
    }

    func rule(_ index: Int) -> MatchedRule {
        if let known = rules[index] { return known }
        let rule = detector.rule(index)
        rules[index] = rule
        return rule
    }

    /// Of candidates that share bytes the most specific stays: a token's own rule before a provider's, that before a generic one;
    /// among equals the longer match, then the surer.
    ///
    /// Each pair is decided for itself, also where the winner loses to a third: so what stays depends on neighbours only, however
    /// long a chain of overlaps is. A rule that is switched off only keeps its values from less specific ones.
    static func resolved(
        _ candidates: [Candidate], rule: (Int) -> MatchedRule, decoded: [DecodedValue] = []
    ) -> [Candidate] {
        guard candidates.count > 1 else { return candidates.filter { !rule($0.rule).isSilent } }
        func outranks(_ left: Candidate, _ right: Candidate) -> Bool {
            let (l, r) = (rule(left.rule).specificity, rule(right.rule).specificity)
            if l != r { return l > r }
            guard !rule(left.rule).isSilent else { return false }
            guard !rule(right.rule).isSilent else { return true }
            // What looks random because it is encoded is no credential; what it stands for is. A format may want it encoded.
            let (isLeftDecoded, isRightDecoded) = (isTransformed(left), isTransformed(right))
            if isLeftDecoded != isRightDecoded { return isLeftDecoded == (l == 0) }
            if left.secret.count != right.secret.count { return left.secret.count > right.secret.count }
            if left.confidence != right.confidence { return left.confidence > right.confidence }
            return (left.secret.lowerBound, left.rule, left.decoded ?? -1, left.match.lowerBound, left.match.upperBound)
                < (
                    right.secret.lowerBound, right.rule, right.decoded ?? -1, right.match.lowerBound,
                    right.match.upperBound
                )
        }
        func isTransformed(_ candidate: Candidate) -> Bool {
            candidate.decoded.map { !decoded[$0].isVerbatim } ?? false
        }
        // Several keywords of one match give it several times.
        let sorted = Set(candidates).sorted {
            ($0.secret.lowerBound, $0.secret.upperBound, $0.rule, $0.decoded ?? -1, $0.match.lowerBound)
                < ($1.secret.lowerBound, $1.secret.upperBound, $1.rule, $1.decoded ?? -1, $1.match.lowerBound)
        }
        var loses = Array(repeating: false, count: sorted.count)
        for index in sorted.indices {
            var other = index + 1
            while other < sorted.count, sorted[other].secret.lowerBound < sorted[index].secret.upperBound {
                if outranks(sorted[index], sorted[other]) { loses[other] = true } else { loses[index] = true }
                other += 1
            }
        }
        return sorted.indices.filter { !loses[$0] && !rule(sorted[$0].rule).isSilent }.map { sorted[$0] }
    }
}

extension Range<Int> {
    func shifted(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
