internal import Rules

/// Runs the guards on one thread.
public final class GuardWorker {
    public let engine: GuardEngine
    private let detector: DetectorWorker

    init(_ engine: GuardEngine) {
        self.engine = engine
        detector = engine.detector.makeWorker()
        begin()
    }

    /// Begins a body, or an event of a stream: what patterns may go over is for all its texts together, however many they are.
    func begin() { detector.patternBudget = 4 << 20 }

    /// The detector, with what its patterns may go over in so many bytes more: texts of people and programs need a small part of it.
    func detector(for count: Int) -> DetectorWorker {
        detector.patternBudget += 64 * count
        return detector
    }

    /// What counts of what the detector finds in a text.
    func candidates(in text: UnsafeRawBufferPointer, _ verdict: inout VerdictBuilder) -> [Candidate] {
        let detection = detector(for: text.count).detect(in: text)
        if !detection.shortfalls.isEmpty { verdict.addShortfall() }
        return detection.candidates.filter { engine.counts($0.confidence) }
    }

    /// A secret in a body.
    struct Found {
        var rule: Int
        /// Of the body; several where the secret is spread over strings.
        var ranges: [Range<Int>]
    }

    /// What stands in the strings and names of a body, and whether everything was searched to its end.
    ///
    /// Searched are the whole body with its escapes undone, so that a name stands beside its value, the texts of neighbouring
    /// parts of an array one behind the other, and what is skipped as it stands there.
    func secrets(
        in tape: JSONTape, skipping skipped: [Int], _ body: UnsafeRawBufferPointer
    ) -> (found: [Found], isComplete: Bool) {
        var found: [Found] = []
        var isComplete = true
        var known = RangeIndex([])
        func search(_ text: BodyText, isJoined: Bool) {
            let detection = detector(for: text.bytes.count).detect(in: text.bytes)
            if !detection.shortfalls.isEmpty { isComplete = false }
            for candidate in detection.candidates where engine.counts(candidate.confidence) {
                let ranges = text.bodyRanges(of: candidate.secret)
                // What lies in one part was found before.
                if isJoined, ranges.count == 1, text.bodyRanges(of: candidate.match).count == 1 { continue }
                // The next part begins with letters that only seem to go on with it.
                if isJoined, known.overlaps(ranges[0]) { continue }
                found.append(Found(rule: candidate.rule, ranges: ranges))
            }
        }
        search(BodyText(tape, skipping: skipped, in: body), isJoined: false)
        known = RangeIndex(found.flatMap(\.ranges))
        for parts in NeighbouringTexts.groups(in: tape, skipping: skipped, body) {
            // Nothing that is found besides would change what becomes of the body.
            guard isComplete || engine.policy.passesOnFailure else { break }
            search(BodyText(parts.map { tape.nodes[$0] }, in: body), isJoined: true)
        }
        for index in skipped {
            let range = tape.nodes[index].range
            let string = UnsafeRawBufferPointer(rebasing: body[range])
            guard BinaryData.canShowSecrets(string) else { continue }
            let detection = detector(for: range.count).detect(in: string)
            if !detection.shortfalls.isEmpty { isComplete = false }
            for candidate in detection.candidates where engine.counts(candidate.confidence) {
                let start = range.lowerBound + candidate.secret.lowerBound
                found.append(Found(rule: candidate.rule, ranges: [start..<(start + candidate.secret.count)]))
            }
        }
        return (found, isComplete)
    }

    func finding(_ found: Found, _ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> GuardFinding {
        let start = found.ranges.first?.lowerBound ?? 0
        let node = tape.lastNode(startingBefore: start + 1) ?? 0
        return GuardFinding(rule: engine.ruleName(found.rule), field: tape.path(of: node, in: body))
    }
}
