internal import Rules

/// Inspects an event stream on its way to the client.
///
/// Events go on byte for byte, at once unless their text may be the beginning of a secret; then they are held back, whole and in order,
/// until that is decided. One thread at a time.
public final class StreamGuard {
    /// Why a stream ends here.
    public enum Stop: Hashable, Sendable {
        case blocked([GuardFinding])
        /// Something could not be inspected. The text names no content.
        case failed(String)
        /// The provider repeats the key that it was shown.
        case credentialTold
    }

    /// What is to be sent on.
    public struct Output: Hashable, Sendable {
        public var bytes: [UInt8] = []
        /// Those that are new.
        public var findings: [GuardFinding] = []
        /// The stream ends with these bytes; what else comes from upstream is not for the client.
        public var stop: Stop?
    }

    struct HeldEvent {
        var event: SSEEvent
        var tape: JSONTape?
        var pieces: [(lane: Int, range: Range<Int>, node: Int)] = []
        var edits = BodyEdits()
        /// It is not for the client.
        var isHidden = false
    }

    private let worker: GuardWorker
    private let mode: GuardMode
    private let errorEvent: (Stop) -> [UInt8]
    /// Finds the provider's key; nil where none is looked for.
    private let key: LiteralSearch?
    private let hidesUsage: Bool
    private var parser: SSEParser
    private(set) var lanes: [StreamLane] = []
    private var laneIndexes: [String: Int] = [:]
    /// Lanes of texts that need not go on, which the last event with text had.
    private var sporadic: [Int] = []
    private var held: [HeldEvent] = []
    private var heldBytes = 0
    private var output = Output()
    private var isStopped = false
    /// Of those that were told; the first blocks where one is to.
    private var findingCount = 0

    /// What the stream says about its tokens so far.
    public private(set) var usage: ModelUsage?
    /// Bytes of the texts in it, for an estimate where there is no usage.
    public private(set) var textBytes = 0
    /// The stream came to the end that its dialect knows.
    public private(set) var hasEnded = false
    /// A choice told why it ended: some servers that speak OpenAI's dialect send no mark behind that.
    private var hasReason = false
    /// An event told of an error.
    public private(set) var hasError = false

    /// Whether the provider said that this is all, with a good end or a bad one.
    public var isWhole: Bool { hasEnded || hasReason || hasError }

    /// Bytes of held events, at most: more than the longest window of a rule needs in the smallest pieces that are usual.
    private static let mostHeld = 16 << 20
    private static let mostLanes = 1024
    /// Of a text that ends, bytes that are looked at again.
    private static let lastWindow = 1024
    /// Shorter lines, such as `: ping`, hold no secret.
    private static let shortestLine = 16

    /// - Parameters:
    ///   - key: the provider's, which no answer may repeat, whatever the policy.
    ///   - hidesUsage: takes out the event that has nothing but the usage, since the client did not ask for it.
    ///   - errorEvent: the last event of a stream that is cut off.
    public init(
        _ worker: GuardWorker, eventLimit: Int = 8 << 20, key: [UInt8] = [], hidesUsage: Bool = false,
        errorEvent: @escaping (Stop) -> [UInt8]
    ) {
        self.worker = worker
        self.key = LiteralSearch(credential: key)
        self.hidesUsage = hidesUsage
        mode = worker.engine.policy.responseSecrets
        parser = SSEParser(limit: eventLimit)
        self.errorEvent = errorEvent
    }

    /// Bytes as they come from upstream.
    public func receive(_ bytes: UnsafeRawBufferPointer) -> Output {
        guard !isStopped else { return Output() }
        output = Output()
        var events: [SSEEvent] = []
        var problem: SSEParser.Problem?
        do throws(SSEParser.Problem) {
            try parser.append(bytes, to: &events)
        } catch {
            problem = error
        }
        for event in events where !isStopped { take(event) }
        release()
        if let problem { stop(.failed(problem.description)) }
        return output
    }

    /// The upstream's stream is over: everything that is held goes on.
    public func finish() -> Output {
        guard !isStopped else { return Output() }
        output = Output()
        if let event = parser.finish() { take(event) }
        if !isStopped {
            release()
            finishLanes()
        }
        release()
        return output
    }

    // MARK: Events

    private func take(_ event: SSEEvent) {
        // What was decided before; a secret that this event completes must not go on when it blocks the stream.
        release()
        worker.begin()
        if let key, event.raw.withUnsafeBytes({ key.isIn($0) }) { return stop(.credentialTold) }
        var item = HeldEvent(event: event)
        heldBytes += event.raw.count
        inspectOthers(event)
        if let data = event.data, !data.isEmpty, !isStopped {
            if Self.isDone(data) {
                hasEnded = true
                finishLanes()
            } else {
                data.withUnsafeBytes { inspect(&item, $0) }
            }
        }
        guard !isStopped else { return }
        held.append(item)
        if heldBytes > Self.mostHeld { stop(.failed("too much of the stream has to be held back")) }
    }

    /// What ends a stream of OpenAI's API, and nothing beside it.
    private static func isDone(_ data: [UInt8]) -> Bool {
        let blanks: Set<UInt8> = [0x09, 0x0A, 0x20]
        let text = data.drop(while: blanks.contains)
        return text.starts(with: "[DONE]".utf8) && text.dropFirst(6).allSatisfy(blanks.contains)
    }

    /// Searches comments, ids and the like, which stand in an event as a whole and are not changed.
    private func inspectOthers(_ event: SSEEvent) {
        guard mode != .off, event.others.count >= Self.shortestLine else { return }
        let detection = worker.detector(for: event.others.count).detect(in: event.others)
        if !detection.shortfalls.isEmpty { giveUp() }
        for candidate in detection.candidates where worker.engine.counts(candidate.confidence) {
            let finding = GuardFinding(rule: worker.engine.ruleName(candidate.rule), field: "")
            report(finding)
            if mode == .redact { stop(.blocked([finding])) }
        }
    }

    private func inspect(_ item: inout HeldEvent, _ body: UnsafeRawBufferPointer) {
        let tape: JSONTape
        do throws(JSONProblem) {
            tape = try StrictJSON.read(body, allowsLoneSurrogates: true)
        } catch {
            if mode != .off, !worker.engine.policy.passesOnFailure {
                stop(.failed("an event of the stream is no JSON"))
            }
            // What goes on all the same is known by its name alone.
            if let name = item.event.name {
                if name == "error" { hasError = true }
                if Self.lastTypes.contains(where: { $0.description == name }) { hasEnded = true }
            }
            return
        }
        item.tape = tape
        if let later = ModelUsage(tape, in: body) {
            if usage == nil { usage = later } else { usage?.update(later) }
        }
        if tape.hasError(in: body) || item.event.name == "error"
            || tape.isText(tape.member("type", of: 0, in: body), "error", in: body)
        {
            hasError = true
        }
        if let key, tape.tells(key, in: body) { return stop(.credentialTold) }
        item.isHidden = hidesUsage && Self.isUsageAlone(tape, body)
        let pieces = StreamDeltas(tape, in: body).pieces
        let texts = pieces.filter { !$0.isSporadic }
        // What says the same twice counts once.
        for piece in texts.isEmpty ? pieces : texts { textBytes += tape.textCount(piece.node, in: body) }
        let found = mode == .off ? [] : inspectWhole(&item, tape, Set(texts.map(\.node)), body)
        if mode != .off || key != nil {
            let before = pieces.isEmpty ? [] : sporadic
            if !pieces.isEmpty { sporadic = [] }
            for piece in pieces where !isStopped {
                append(piece, tape, body, isFound: found.contains(piece.node), to: &item)
            }
            for lane in before where !sporadic.contains(lane) { lanes[lane].release() }
        }
        if isReason("finishReason", of: "candidates", tape, body) { hasEnded = true }
        if !hasReason { hasReason = isReason("finish_reason", of: "choices", tape, body) }
        if isLast(tape, body) {
            hasEnded = true
            if !isStopped { finishLanes() }
        }
    }

    /// What stands in an event that is no piece of a longer text, or both in one and beside it.
    ///
    /// - Returns: the strings in which something begins.
    private func inspectWhole(
        _ item: inout HeldEvent, _ tape: JSONTape, _ pieces: Set<Int>, _ body: UnsafeRawBufferPointer
    ) -> Set<Int> {
        var nodes: Set<Int> = []
        let (found, isComplete) = worker.secrets(in: tape, skipping: BinaryData.strings(in: tape, body), body)
        if !isComplete { giveUp() }
        for secret in found {
            // Inside of a piece its lane decides.
            if let start = secret.ranges.first?.lowerBound, let node = tape.lastNode(startingBefore: start + 1) {
                if pieces.contains(node) { continue }
                nodes.insert(node)
            }
            report(worker.finding(secret, tape, body))
            if mode == .redact {
                item.edits.replace(
                    secret.ranges, by: BodyEdits.marker(worker.engine.ruleName(secret.rule)), tape, in: body)
                if item.edits.isImpossible { stop(.blocked([worker.finding(secret, tape, body)])) }
            }
        }
        return nodes
    }

    /// - Parameter isFound: something begins in it when it is looked at by itself.
    private func append(
        _ piece: StreamDeltas.Piece, _ tape: JSONTape, _ body: UnsafeRawBufferPointer, isFound: Bool,
        to item: inout HeldEvent
    ) {
        guard let text = tape.text(piece.node, in: body), !text.isEmpty else { return }
        let lane: Int
        if let known = laneIndexes[piece.lane] {
            lane = known
        } else {
            guard lanes.count < Self.mostLanes else { return stop(.failed("the stream has too many texts")) }
            lane = lanes.count
            lanes.append(
                StreamLane(
                    worker.engine.streaming, field: tape.path(of: piece.node, in: body), key: key,
                    isSporadic: piece.isSporadic))
            laneIndexes[piece.lane] = lane
        }
        let start = lanes[lane].count
        item.pieces.append((lane, start..<(start + text.count), piece.node))
        if lanes[lane].isSporadic { sporadic.append(lane) }
        if lanes[lane].completesKey(text) { return stop(.credentialTold) }
        guard mode != .off else { return }
        if isFound { lanes[lane].noteFound(in: start..<(start + text.count)) }
        take(lanes[lane].detector.append(text, with: worker.detector(for: text.count)), ofLane: lane)
    }

    private func take(_ findings: [StreamingDetector.Finding], ofLane lane: Int) {
        if lanes[lane].detector.isIncomplete { giveUp() }
        for finding in findings where worker.engine.counts(finding.confidence) {
            if mode == .redact { lanes[lane].findings.append(finding) }
            if lanes[lane].isKnown(finding.range) { continue }
            let told = GuardFinding(rule: worker.engine.ruleName(finding.rule), field: lanes[lane].field)
            report(told)
            // Its beginning is not held any more.
            if mode == .redact, finding.range.lowerBound < lanes[lane].released { stop(.blocked([told])) }
        }
    }

    private func finishLanes() {
        worker.begin()
        for lane in laneIndexes.values.sorted() {
            lanes[lane].finishKey()
            guard mode != .off else { continue }
            take(lanes[lane].detector.finish(with: worker.detector(for: Self.lastWindow)), ofLane: lane)
        }
        // Whatever comes now begins a text of its own.
        laneIndexes = [:]
        sporadic = []
    }

    /// What the last events of Anthropic's streams and of those of OpenAI's responses are called.
    private static let lastTypes: [StaticString] = [
        "message_stop", "response.completed", "response.incomplete", "response.failed", "response.cancelled",
    ]

    private func isLast(_ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> Bool {
        let type = tape.member("type", of: 0, in: body)
        return Self.lastTypes.contains { tape.isText(type, $0, in: body) }
    }

    /// Whether one of these tells why it ended. Gemini has no last event; some of its models give a reason in every one.
    private func isReason(
        _ name: StaticString, of list: StaticString, _ tape: JSONTape, _ body: UnsafeRawBufferPointer
    ) -> Bool {
        guard let items = tape.member(list, of: 0, in: body) else { return false }
        return tape.elements(of: items).contains { item in
            tape.member(name, of: item, in: body).map { tape.nodes[$0].kind != .null } ?? false
        }
    }

    // MARK: What goes on

    /// The finding is asked for only where it is kept: to find its place takes a while.
    private func report(_ finding: @autoclosure () -> GuardFinding) {
        guard findingCount < VerdictBuilder.mostFindings else { return }
        findingCount += 1
        let finding = finding()
        output.findings.append(finding)
        if mode == .block { stop(.blocked([finding])) }
    }

    private func giveUp() {
        if !worker.engine.policy.passesOnFailure { stop(.failed("a pattern gave up at its limit")) }
    }

    private func stop(_ reason: Stop) {
        guard !isStopped else { return }
        isStopped = true
        held = []
        output.stop = reason
        output.bytes += errorEvent(reason)
    }

    /// Sends on what is decided.
    private func release() {
        guard !isStopped else { return }
        var count = 0
        while count < held.count, isDecided(held[count]) {
            heldBytes -= held[count].event.raw.count
            output.bytes += finished(held[count])
            count += 1
        }
        held.removeFirst(count)
    }

    private func isDecided(_ item: HeldEvent) -> Bool {
        item.pieces.allSatisfy { piece in
            let lane = lanes[piece.lane]
            return piece.range.upperBound <= lane.released
                || piece.range.upperBound <= lane.keyDecided
                    && (mode == .flag || mode == .off || piece.range.upperBound <= lane.detector.decided)
        }
    }

    /// The event that OpenAI's API sends in front of the last one where it is asked for the usage.
    private static func isUsageAlone(_ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> Bool {
        guard let choices = tape.member("choices", of: 0, in: body), let usage = tape.member("usage", of: 0, in: body)
        else { return false }
        return tape.nodes[choices].kind == .array && tape.elements(of: choices).isEmpty
            && tape.nodes[usage].kind == .object
    }

    /// An event as it goes on.
    private func finished(_ item: HeldEvent) -> [UInt8] {
        if item.isHidden { return [] }
        guard mode == .redact, let tape = item.tape, let data = item.event.data else { return item.event.raw }
        var edits = item.edits
        data.withUnsafeBytes { body in
            for piece in item.pieces {
                let findings = lanes[piece.lane].findings
                guard !findings.isEmpty else { continue }
                let text = BodyText([tape.nodes[piece.node]], in: body)
                for finding in findings where finding.range.overlaps(piece.range) {
                    let part = finding.range.clamped(to: piece.range)
                    let begins = finding.range.lowerBound >= piece.range.lowerBound
                    let marker = begins ? BodyEdits.marker(worker.engine.ruleName(finding.rule)) : []
                    edits.replace(
                        text.bodyRanges(of: part.shifted(by: -piece.range.lowerBound)), by: marker, tape, in: body)
                }
                lanes[piece.lane].findings.removeAll { $0.range.upperBound <= piece.range.upperBound }
            }
            if !edits.isEmpty { edits.withdrawTokens(tape, in: body) }
        }
        guard !edits.isEmpty else { return item.event.raw }
        return item.event.replacing(data: data.withUnsafeBytes { edits.applied(to: $0) })
    }
}

extension Range<Int> {
    fileprivate func shifted(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
