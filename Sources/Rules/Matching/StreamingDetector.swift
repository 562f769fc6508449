/// Finds secrets in one text that comes piece by piece, and tells how much of it can be let go.
///
/// What is found does not depend on where the text was cut. Held back is what may still become part of a secret: from the beginning of a
/// match that has begun and can still end well, and a tail that may grow into a keyword. Both are bounded by the rules' windows. Nothing
/// is decoded: base64 may hide what a search of the whole text would find.
public struct StreamingDetector {
    /// A secret in the text.
    public struct Finding: Hashable, Sendable {
        /// Index of the rule.
        public var rule: Int
        /// What is to be replaced, from the start of the text.
        public var range: Range<Int>
        public var confidence: Confidence
    }

    /// A keyword the rule of which is not decided yet.
    private struct Pending {
        var hit: KeywordFilter.Hit
        var place: KeywordPlan.Place
        /// The text's length from which on it is worth looking again.
        var nextCheck: Int
        var keywordEnd: Int
        var looksBack: Bool
        var holdsKeyword: Bool

        /// Where its secret may begin.
        var open: Int { holdsKeyword ? hit.offset : keywordEnd }
    }

    /// How far a rule that looks back is.
    private struct Progress {
        /// No match begins in front of this.
        var start = 0
        /// A match may begin at `start`.
        var isOpen = false
        var nextCheck = 0
    }

    private let rules: StreamingRules
    /// The end of the text; all offsets below count from its first byte.
    private var buffer: [UInt8] = []
    /// Bytes of the text in front of `buffer`.
    private var dropped = 0
    private var scanned = 0
    private var pending: [Pending] = []
    private var progress: [Progress]
    private var found: [(candidate: Candidate, least: Int)] = []
    private var hits: [KeywordFilter.Hit] = []

    /// Everything in front of this is decided, from the start of the text.
    public private(set) var decided = 0
    /// A pattern gave up at its limit somewhere.
    public private(set) var isIncomplete = false

    /// Bytes of the text so far.
    public var count: Int { dropped + buffer.count }

    init(_ rules: StreamingRules) {
        self.rules = rules
        progress = Array(repeating: Progress(), count: rules.lookingBack.count)
    }

    /// - Returns: what is decided now, in the order of the text.
    public mutating func append(_ bytes: some Sequence<UInt8>, with worker: DetectorWorker) -> [Finding] {
        buffer += bytes
        return advance(worker, atEnd: false)
    }

    /// The text is over: everything is decided.
    public mutating func finish(with worker: DetectorWorker) -> [Finding] { advance(worker, atEnd: true) }

    private mutating func advance(_ worker: DetectorWorker, atEnd: Bool) -> [Finding] {
        let bytes = buffer
        let (open, strict) = bytes.withUnsafeBytes { bytes -> (Int, Int) in
            findKeywords(bytes)
            decidePending(bytes, worker, atEnd: atEnd)
            guard !atEnd else { return (bytes.count, bytes.count) }
            return openOffsets(bytes, worker)
        }
        decided = max(decided, dropped + open)
        let findings = settle(before: strict, worker)
        trim()
        return findings
    }

    private mutating func findKeywords(_ bytes: UnsafeRawBufferPointer) {
        hits.removeAll(keepingCapacity: true)
        let detector = rules.detector
        let first = max(0, scanned - rules.longestKeyword)
        detector.keywords.appendHits(in: bytes, range: first..<bytes.count, to: &hits)
        for hit in hits where hit.offset + detector.keywordLengths[hit.keyword] > scanned {
            for index in detector.placesOfKeyword[hit.keyword] {
                let place = detector.places[index]
                let end = hit.offset + detector.keywordLengths[hit.keyword] + place.rest.count
                pending.append(
                    Pending(
                        hit: hit, place: place, nextCheck: 0, keywordEnd: end,
                        looksBack: rules.detector.rule(place.rule).window.before > 0,
                        holdsKeyword: rules.holdsKeyword[place.rule]))
            }
        }
        scanned = bytes.count
    }

    private mutating func decidePending(_ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker, atEnd: Bool) {
        var kept: [Pending] = []
        for var item in pending {
            if !atEnd, item.nextCheck > bytes.count {
                kept.append(item)
            } else if !decide(&item, bytes, worker, atEnd: atEnd) {
                item.nextCheck = bytes.count + max(1, (bytes.count - item.hit.offset) / 8)
                kept.append(item)
            }
        }
        pending = kept
    }

    private mutating func decide(
        _ item: inout Pending, _ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker, atEnd: Bool
    ) -> Bool {
        let offset = item.hit.offset
        let (length, isThere) = rules.detector.ownKeyword(item.place, item.hit, in: bytes)
        guard isThere else {
            return atEnd || offset + length <= bytes.count || !mayMatch(item.place.rule, offset, bytes, worker)
        }
        let window = worker.rule(item.place.rule).window
        if atEnd || offset + window.after < bytes.count {
            var detection = DetectorWorker.Detection()
            let extent = worker.evaluate(
                rule: item.place.rule, keywordLength: length, at: offset, in: bytes, into: &detection)
            if atEnd || offset + extent.after < bytes.count {
                if !detection.shortfalls.isEmpty { isIncomplete = true }
                for candidate in detection.candidates {
                    found.append((candidate, item.holdsKeyword || item.looksBack ? 0 : item.keywordEnd))
                }
                return true
            }
        }
        return !item.looksBack && !mayMatch(item.place.rule, offset, bytes, worker)
    }

    /// Whether a rule's match that begins at an offset may become one, or is one.
    private func mayMatch(
        _ rule: Int, _ offset: Int, _ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker
    ) -> Bool {
        guard rules.detector.rule(rule).window.before == 0, let pattern = worker.partialPattern(ofRule: rule) else {
            return true
        }
        let start = max(0, offset - Window.leftContext)
        let subject = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let outcome = pattern.match(
            subject, from: offset - start, atTextStart: start == 0 && dropped == 0, atTextEnd: false, isPartial: true,
            scratch: worker.scratch)
        // A match that does not depend on what follows has its value already.
        if outcome == .found,
            let secret = worker.scratch.range(ofGroup: worker.rule(rule).secretGroup)
                ?? worker.scratch.range(ofGroup: 0)
        {
            return !worker.refuses(UnsafeRawBufferPointer(rebasing: subject[secret]), rule: worker.rule(rule))
        }
        return outcome != .none
    }

    // MARK: What is held back

    /// - Returns: where the first byte stands that may have to be replaced, and the first that may be part of a secret.
    private mutating func openOffsets(
        _ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker
    ) -> (open: Int, strict: Int) {
        var open = bytes.count
        var strict = open
        func hold(from start: Int, sparing spared: Int) {
            strict = min(strict, start)
            open = min(open, start + spared)
        }
        for item in pending where !item.looksBack {
            hold(from: item.open, sparing: item.holdsKeyword ? rules.spared[item.place.rule] : 0)
        }
        forEachOpenKeyword(bytes, worker) { start, rule in hold(from: start, sparing: rules.spared[rule]) }
        for index in rules.lookingBack.indices {
            guard let start = openStart(index, bytes, worker) else { continue }
            hold(from: start, sparing: rules.lookingBack[index].lead)
        }
        var isStable = false
        while !isStable {
            isStable = true
            for (candidate, least) in found where candidate.secret.upperBound > strict {
                if candidate.secret.lowerBound < strict {
                    strict = candidate.secret.lowerBound
                    isStable = false
                }
                open = min(open, replaced(candidate, least: least).lowerBound)
            }
        }
        return (min(open, bytes.count), strict)
    }

    /// Calls `body` with where a tail begins that may grow into a keyword and then into a rule's match.
    private func forEachOpenKeyword(
        _ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker, _ body: (Int, _ rule: Int) -> Void
    ) {
        for start in max(0, bytes.count - rules.longestKeyword)..<bytes.count {
            for index in rules.keywordsByFirstByte[Int(bytes[start])] {
                let keyword = rules.keywords[index]
                guard keyword.count > bytes.count - start, isBeginning(of: keyword, bytes[start...]) else { continue }
                for place in rules.detector.placesOfKeyword[index] {
                    let rule = rules.detector.places[place].rule
                    if rules.holdsKeyword[rule], start + rules.spared[rule] < bytes.count,
                        rules.detector.rule(rule).window.before == 0, mayMatch(rule, start, bytes, worker)
                    {
                        body(start, rule)
                    }
                }
            }
        }
    }

    private func isBeginning(of keyword: KeywordFilter.Keyword, _ tail: Slice<UnsafeRawBufferPointer>) -> Bool {
        for (step, byte) in tail.enumerated() {
            if step < keyword.bytes.count {
                guard keyword.bytes[step] == (keyword.ignoresCase ? ASCII.lowercased(byte) : byte) else { return false }
            } else if !keyword.tail[step - keyword.bytes.count].contains(byte) {
                return false
            }
        }
        return true
    }

    /// Where the first match of a rule that looks back may begin; nil when none may.
    private mutating func openStart(
        _ index: Int, _ bytes: UnsafeRawBufferPointer, _ worker: DetectorWorker
    ) -> Int? {
        let rule = rules.lookingBack[index]
        if progress[index].nextCheck > bytes.count { return progress[index].isOpen ? progress[index].start : nil }
        while progress[index].start < bytes.count {
            let from = progress[index].start
            let first = max(0, from - Window.leftContext)
            let outcome = rule.pattern.match(
                UnsafeRawBufferPointer(rebasing: bytes[first...]), from: from - first,
                atTextStart: first == 0 && dropped == 0, atTextEnd: false, isPartial: true, scratch: worker.scratch)
            guard outcome == .unclear || outcome == .found, let match = worker.scratch.range(ofGroup: 0) else {
                if outcome == .limit { isIncomplete = true }
                break
            }
            let start = max(from, first + match.lowerBound)
            // Its keyword must stand close to its beginning, and then is being looked at.
            let mayHaveKeyword = outcome == .unclear && bytes.count <= start + rule.before + rules.longestKeyword
            if mayHaveKeyword || isPending(rule, from: start) {
                progress[index].start = start
                progress[index].isOpen = true
                progress[index].nextCheck = bytes.count + max(1, (bytes.count - start) / 16)
                return start
            }
            progress[index].start = start + 1
        }
        progress[index].start = bytes.count
        progress[index].isOpen = false
        return nil
    }

    private func isPending(_ rule: StreamingRules.LookBack, from start: Int) -> Bool {
        pending.contains {
            $0.place.rule == rule.rule && $0.hit.offset >= start && $0.hit.offset <= start + rule.before
        }
    }

    // MARK: What is decided

    /// What of a secret is replaced.
    private func replaced(_ candidate: Candidate, least: Int) -> Range<Int> {
        let secret = candidate.secret
        let start = max(secret.lowerBound + rules.spared[candidate.rule], least)
        return min(start, secret.upperBound)..<secret.upperBound
    }

    private mutating func settle(before strict: Int, _ worker: DetectorWorker) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let settled = found.filter { $0.candidate.secret.upperBound <= strict }
        guard !settled.isEmpty else { return [] }
        found.removeAll { $0.candidate.secret.upperBound <= strict }
        return DetectorWorker.resolved(settled.map(\.candidate), rule: worker.rule).map { candidate in
            let least = settled.filter { $0.candidate == candidate }.map(\.least).min() ?? 0
            let range = replaced(candidate, least: least)
            return Finding(
                rule: candidate.rule, range: range.shifted(by: dropped), confidence: candidate.confidence)
        }
    }

    /// So many bytes nobody needs any more are kept until it is worth moving the others.
    private static let slack = 4096

    private mutating func trim() {
        var needed = min(decided - dropped, scanned - rules.longestKeyword)
        for item in pending { needed = min(needed, item.hit.offset) }
        for item in progress { needed = min(needed, item.start) }
        for item in found { needed = min(needed, item.candidate.match.lowerBound) }
        needed -= rules.margin
        guard needed > Self.slack else { return }
        buffer.removeFirst(needed)
        dropped += needed
        scanned -= needed
        for index in pending.indices {
            pending[index].hit.offset -= needed
            pending[index].nextCheck -= needed
            pending[index].keywordEnd -= needed
        }
        for index in progress.indices {
            progress[index].start -= needed
            progress[index].nextCheck -= needed
        }
        found = found.map { ($0.candidate.shifted(by: -needed), $0.least - needed) }
    }
}
