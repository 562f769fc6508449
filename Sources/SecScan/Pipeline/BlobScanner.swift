internal import Rules

/// What one run of bytes holds, before any path is known.
struct BlobResult: Sendable {
    var findings: [BlobFinding] = []
    var shortfalls: [DetectorWorker.Shortfall] = []
    /// Inline allow comments of this tool that held nothing back.
    var unusedAllows: [InlineAllow] = []
    /// What of it, or of an archive, could not be looked into.
    var gaps: [ArchiveGap] = []
    /// Where the words stand that were watched; nil if none were.
    var words: WatchedWords.Places?

    /// Whether all of it was searched.
    var isComplete: Bool { shortfalls.isEmpty && gaps.isEmpty }
}

/// A value in a run of bytes.
struct BlobFinding: Sendable {
    /// Index in the detector's rules.
    var rule: Int
    var confidence: Confidence
    var secret: Secret
    var fingerprint: Fingerprint
    var span: LineSpan
    var excerpt: ExcerptSource
    /// A comment beside it says that it may stay.
    var isAllowedInline: Bool
    /// The encodings that were undone to see the value, outermost first.
    var decodedFrom: [String] = []
    /// Where in an archive the value stands, `folder/inner.zip!name` (`MemberPath`); nil outside of archives.
    var member: String?
    /// What a gitleaks configuration has to say once the path is known.
    var gitleaks: GitleaksMark?

    /// Where it is reported.
    /// - Parameter file: the path of the text, or of the archive that has it.
    func path(in file: String) -> String { member.map { MemberPath.full(file, $0) } ?? file }

    /// What decides whether the text is a test, or generated.
    func judgedPath(in file: String) -> String { member.map { MemberPath.asFolders(file, $0) } ?? file }
}

/// Scans runs of bytes on one thread.
final class BlobScanner {
    private let worker: DetectorWorker
    private let gitleaks: GitleaksScanner?
    private let rules: RuleList
    private var fingerprints: [Value: Fingerprint] = [:]
    private static let fingerprintLimit = 1 << 14

    private struct Value: Hashable {
        var family: String
        var secret: Secret
    }

    /// - Parameter detector: made by `BlobScanner.detector(for:)`.
    init(_ detector: Detector) {
        worker = detector.makeWorker()
        gitleaks = GitleaksScanner(detector)
        rules = detector.rules.rules
    }

    /// A detector that also looks for the comments that allow a finding.
    static func detector(for rules: RuleSet) -> Detector {
        Detector(rules: rules, markers: InlineAllow.markers)
    }

    /// - Parameters:
    ///   - accepted: findings whose secret begins elsewhere belong to another piece of the text; nil means that `bytes` is all of it.
    ///   - origin: where `bytes` stands in the text.
    ///   - isFile: `bytes` are a file's content: rules of a gitleaks configuration look at nothing else.
    ///   - words: their places are told, too, if the text is searched as it is.
    func scan(
        _ bytes: UnsafeRawBufferPointer, accepting accepted: Range<Int>? = nil, origin: TextOrigin = TextOrigin(),
        isFile: Bool = true, watching words: WatchedWords? = nil
    ) -> BlobResult {
        if accepted == nil, let text = WideText.utf8(bytes) {
            return text.withUnsafeBytes { scan(plain: $0, origin: origin, isFile: isFile) }
        }
        return scan(plain: bytes, accepting: accepted, origin: origin, isFile: isFile, watching: words)
    }

    private func scan(
        plain bytes: UnsafeRawBufferPointer, accepting accepted: Range<Int>? = nil, origin: TextOrigin, isFile: Bool,
        watching words: WatchedWords? = nil
    ) -> BlobResult {
        let detection = worker.detect(in: bytes, watching: words)
        var result = result(of: detection, bytes, accepting: accepted, origin: origin)
        result.words = detection.words
        if isFile { gitleaks?.add(to: &result, bytes, accepting: accepted, origin: origin) }
        return result
    }

    private func result(
        of detection: DetectorWorker.Detection, _ bytes: UnsafeRawBufferPointer, accepting accepted: Range<Int>?,
        origin: TextOrigin
    ) -> BlobResult {
        let accepted = accepted ?? 0..<Int.max
        var result = BlobResult(shortfalls: detection.shortfalls.filter { accepted.contains($0.offset) })
        guard !detection.candidates.isEmpty || !detection.markers.isEmpty else { return result }
        var lines = LineLocator(bytes, origin: origin)
        var allows = InlineAllow.read(bytes, markers: detection.markers, origin: origin)
        for candidate in detection.candidates where accepted.contains(candidate.secret.lowerBound) {
            let span = lines.span(of: candidate.secret)
            let decoded = candidate.decoded.map { detection.decoded[$0] }
            let secret = decoded.map { Secret($0.bytes) } ?? Secret(bytes[candidate.secret])
            var mark: GitleaksMark?
            if let gitleaks {
                mark = gitleaks.mark(candidate, value: secret.revealed, bytes)
                if mark == nil { continue }
            }
            var allowed = false
            for index in allows.indices where allows[index].covers(rules[candidate.rule], lines: span.lines) {
                allows[index].isUsed = true
                allowed = true
            }
            result.findings.append(
                BlobFinding(
                    rule: candidate.rule, confidence: candidate.confidence, secret: secret,
                    fingerprint: fingerprint(of: secret, family: rules[candidate.rule].id.family),
                    span: span, excerpt: ExcerptSource(bytes, secret: candidate.secret),
                    isAllowedInline: allowed, decodedFrom: decoded?.encodings.map(\.rawValue) ?? [], gitleaks: mark))
        }
        result.unusedAllows = allows.filter { $0.isOurs && $0.isComment && !$0.isUsed }
        return result
    }

    /// Versions of one text have the same secrets.
    private func fingerprint(of secret: Secret, family: String) -> Fingerprint {
        let value = Value(family: family, secret: secret)
        if let known = fingerprints[value] { return known }
        if fingerprints.count >= Self.fingerprintLimit { fingerprints.removeAll() }
        let fingerprint = Fingerprint(family: family, value: secret.revealed)
        fingerprints[value] = fingerprint
        return fingerprint
    }

    // MARK: Texts that were made from others

    /// Bytes that were searched of texts made from others.
    var searchedCount: Int { worker.searchedCount }

    func trace(_ bytes: UnsafeRawBufferPointer) -> DetectionTrace {
        guard let text = WideText.utf8(bytes) else { return worker.trace(in: bytes) }
        var trace = text.withUnsafeBytes { worker.trace(in: $0) }
        trace.isTranscoded = true
        return trace
    }

    func trace(
        _ bytes: UnsafeRawBufferPointer, madeFrom base: DetectionTrace, _ segments: [TextSegment]
    ) -> DetectionTrace {
        if base.isTranscoded || WideText.form(of: bytes) != nil { return trace(bytes) }
        return worker.trace(in: bytes, madeFrom: base, segments)
    }

    /// What `scan` gives for the text of a trace; of a text without findings not the comments that hold nothing back.
    func result(of trace: DetectionTrace, _ bytes: UnsafeRawBufferPointer) -> BlobResult {
        if trace.isClean, gitleaks == nil { return BlobResult() }
        if trace.isTranscoded, let text = WideText.utf8(bytes) {
            return text.withUnsafeBytes { result(of: trace, plain: $0) }
        }
        return result(of: trace, plain: bytes)
    }

    private func result(of trace: DetectionTrace, plain bytes: UnsafeRawBufferPointer) -> BlobResult {
        var result =
            trace.isClean
            ? BlobResult() : result(of: worker.detection(of: trace), bytes, accepting: nil, origin: TextOrigin())
        gitleaks?.add(to: &result, bytes)
        return result
    }
}
