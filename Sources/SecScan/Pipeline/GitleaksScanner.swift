internal import Rules

/// Adds what the rules of a gitleaks configuration find to what the detector found, on one thread.
final class GitleaksScanner {
    private let engine: GitleaksEngine
    private let worker: GitleaksWorker
    private let rules: RuleList
    private let comments = KeywordFilter([KeywordFilter.Keyword("secscan:allow", ignoresCase: true)])

    /// Nil where there is no configuration.
    init?(_ detector: Detector) {
        guard let engine = detector.gitleaks else { return nil }
        self.engine = engine
        worker = engine.makeWorker()
        rules = detector.rules.rules
    }

    /// What the configuration says about a finding of a built-in rule; nil when it drops it.
    /// - Parameter value: the secret, decoded where it had to be.
    func mark(_ candidate: Candidate, value: [UInt8], _ bytes: UnsafeRawBufferPointer) -> GitleaksMark? {
        engine.mark(rule: candidate.rule, value: value, match: candidate.match, in: bytes)
    }

    func add(
        to result: inout BlobResult, _ bytes: UnsafeRawBufferPointer, accepting accepted: Range<Int>? = nil,
        origin: TextOrigin = TextOrigin()
    ) {
        let found = worker.search(bytes)
        let accepted = accepted ?? 0..<Int.max
        result.shortfalls += found.shortfalls.filter { accepted.contains($0.offset) }
        guard !found.matches.isEmpty else { return }
        var lines = LineLocator(bytes, origin: origin)
        let comments = ownComments(bytes, origin)
        for match in found.matches where accepted.contains(match.secret.lowerBound) {
            let span = lines.span(of: match.shown)
            let rule = rules[match.rule]
            var mark = match.mark
            mark.line += origin.line - 1
            let secret = Secret(bytes[match.secret])
            let isAllowed =
                match.isAllowedInline || comments.contains { $0.covers(rule, lines: span.lines) }
            result.unusedAllows.removeAll { comments.contains($0) && $0.covers(rule, lines: span.lines) }
            result.findings.append(
                BlobFinding(
                    rule: match.rule, confidence: rule.confidence, secret: secret,
                    fingerprint: Fingerprint(family: rule.id.family, value: secret.revealed), span: span,
                    excerpt: ExcerptSource(bytes, secret: match.secret), isAllowedInline: isAllowed,
                    gitleaks: mark))
        }
    }

    /// This tool's own comments count for every rule; of others only `gitleaks:allow` does here, on its own line.
    private func ownComments(_ bytes: UnsafeRawBufferPointer, _ origin: TextOrigin) -> [InlineAllow] {
        var hits: [KeywordFilter.Hit] = []
        comments.appendHits(in: bytes, range: 0..<bytes.count, to: &hits)
        return InlineAllow.read(bytes, markers: hits.map(\.offset), origin: origin)
    }
}
