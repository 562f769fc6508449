/// A run of bytes of a text, and where it stood in the text that this one was made from.
public struct TextSegment: Hashable, Sendable {
    /// In the new text, in bytes.
    public var start: Int
    public var count: Int
    /// In the older text; nil when the bytes are new.
    public var source: Int?

    public init(start: Int, count: Int, source: Int?) {
        self.start = start
        self.count = count
        self.source = source
    }

    public var end: Int { start + count }
}

/// What was found at every keyword of a text, kept so that a text made from it is searched only where it differs.
public struct DetectionTrace: Sendable {
    /// A place where a keyword stands.
    struct Anchor: Hashable, Sendable {
        var offset: Int32
        /// Index in the detector's keywords.
        var keyword: Int32
        /// Bytes in front of `offset` that decided about what was found here, and one more: whether there is such a byte.
        var lead: Int32
        /// Bytes from `offset` on that did.
        var reach: Int32
    }

    /// By offset, then keyword.
    var anchors: [Anchor] = []
    /// What was found, each with the index of its anchor, ascending; before overlaps are resolved.
    var candidates: [(anchor: Int, candidate: Candidate)] = []
    var shortfalls: [(anchor: Int, shortfall: DetectorWorker.Shortfall)] = []
    /// What was found in parts of the text that had to be decoded, by place.
    var units: [DecodedUnit] = []
    /// Bytes of the text.
    var count: Int
    /// The text was made from bytes of another form: nothing can be taken over from it.
    public var isTranscoded = false

    /// Nothing was found, and nothing was left unsearched.
    public var isClean: Bool { candidates.isEmpty && shortfalls.isEmpty && units.isEmpty }
}

extension DetectorWorker {
    /// Searches a whole text.
    public func trace(in bytes: UnsafeRawBufferPointer) -> DetectionTrace {
        hits.removeAll(keepingCapacity: true)
        detector.keywords.appendHits(in: bytes, range: 0..<bytes.count, to: &hits)
        sortHits()
        var trace = DetectionTrace(count: bytes.count)
        trace.anchors.reserveCapacity(hits.count)
        for hit in hits { evaluate(hit, in: bytes, into: &trace) }
        appendDecodedUnits(in: bytes, lines: 0..<bytes.count, to: &trace.units)
        return trace
    }

    /// Searches a text that was made from another one; the result is that of `trace(in:)`.
    ///
    /// - Parameters:
    ///   - base: of the older text.
    ///   - segments: the text's parts in order, without a gap; neighbours that were neighbours before are one segment.
    public func trace(
        in bytes: UnsafeRawBufferPointer, madeFrom base: DetectionTrace, _ segments: [TextSegment]
    ) -> DetectionTrace {
        findNewHits(in: bytes, segments)
        var trace = DetectionTrace(count: bytes.count)
        trace.anchors.reserveCapacity(base.anchors.count + hits.count)
        var nextHit = 0
        var found = base.isClean ? nil : FoundAtAnchors(base)
        let lengths = detector.keywordLengths
        base.anchors.withUnsafeBufferPointer { anchors in
            findBlocks(anchors, count: base.count)
            for segment in segments {
                guard let source = segment.source else { continue }
                let sourceEnd = source + segment.count
                let shift = segment.start - source
                let beginsText = source == 0 && segment.start == 0
                let endsText = sourceEnd == base.count && segment.end == bytes.count
                var index = Int(blockStarts[source >> Self.blockShift])
                while index < anchors.count, anchors[index].offset < source { index += 1 }
                while index < anchors.count, anchors[index].offset < sourceEnd {
                    let anchor = anchors[index]
                    let offset = Int(anchor.offset)
                    index += 1
                    guard offset + lengths[Int(anchor.keyword)] <= sourceEnd else { continue }
                    let moved = KeywordFilter.Hit(keyword: Int(anchor.keyword), offset: offset + shift)
                    while nextHit < hits.count, hits[nextHit] < moved {
                        evaluate(hits[nextHit], in: bytes, into: &trace)
                        nextHit += 1
                    }
                    if beginsText || offset - Int(anchor.lead) >= source,
                        endsText || offset + Int(anchor.reach) < sourceEnd
                    {
                        trace.anchors.append(
                            DetectionTrace.Anchor(
                                offset: Int32(truncatingIfNeeded: moved.offset), keyword: anchor.keyword,
                                lead: anchor.lead, reach: anchor.reach))
                        found?.move(index - 1, by: shift, into: &trace)
                    } else {
                        evaluate(moved, in: bytes, into: &trace)
                    }
                }
            }
        }
        while nextHit < hits.count {
            evaluate(hits[nextHit], in: bytes, into: &trace)
            nextHit += 1
        }
        trace.units = decodedUnits(in: bytes, madeFrom: base, segments, changed: changes)
        return trace
    }

    /// Bytes of a block in which anchors are looked up: about as many as have one.
    private static let blockShift = 7

    /// Finds for each block of a text the first anchor that does not stand before it.
    private func findBlocks(_ anchors: UnsafeBufferPointer<DetectionTrace.Anchor>, count: Int) {
        blockStarts.removeAll(keepingCapacity: true)
        for (index, anchor) in anchors.enumerated() {
            while blockStarts.count <= Int(anchor.offset) >> Self.blockShift {
                blockStarts.append(Int32(truncatingIfNeeded: index))
            }
        }
        while blockStarts.count <= count >> Self.blockShift {
            blockStarts.append(Int32(truncatingIfNeeded: anchors.count))
        }
    }

    /// What the text of a trace holds.
    public func detection(of trace: DetectionTrace) -> Detection {
        var detection = Detection()
        detection.candidates = trace.candidates.map(\.candidate)
        detection.shortfalls = trace.shortfalls.map(\.shortfall)
        detection.add(trace.units)
        resolve(&detection)
        for anchor in trace.anchors where anchor.keyword >= detector.firstMarker {
            detection.markers.append(Int(anchor.offset))
        }
        return detection
    }

    /// Keywords in bytes that are new or have a new neighbour; those within one copied segment are left out.
    private func findNewHits(in bytes: UnsafeRawBufferPointer, _ segments: [TextSegment]) {
        hits.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
        let filter = detector.keywords
        // Changes so close to each other that the bytes around them overlap are searched as one.
        let distance = filter.pieceLead + filter.pieceTail
        var changed: Range<Int>?
        func search() {
            guard let changed else { return }
            changes.append(changed)
            filter.appendHits(in: bytes, around: changed, to: &hits)
            searchedCount += changed.count + distance
        }
        for (index, segment) in segments.enumerated() {
            // New bytes, and where two copied segments meet.
            let new: Range<Int>
            if segment.source == nil {
                new = segment.start..<segment.end
            } else if index > 0, segments[index - 1].source != nil {
                new = segment.start..<segment.start
            } else {
                continue
            }
            if let pending = changed, new.lowerBound - pending.upperBound <= distance {
                changed = pending.lowerBound..<new.upperBound
            } else {
                search()
                changed = new
            }
        }
        search()
        sortHits()
        var position = 0
        hits.removeAll { hit in
            while position < segments.count, segments[position].end <= hit.offset { position += 1 }
            guard position < segments.count, segments[position].source != nil else { return false }
            return hit.offset + detector.keywordLengths[hit.keyword] <= segments[position].end
        }
    }

    /// They come nearly sorted: a keyword is found by a piece somewhere within it.
    private func sortHits() {
        guard hits.count > 1 else { return }
        hits.withUnsafeMutableBufferPointer { hits in
            for index in 1..<hits.count {
                let hit = hits[index]
                var place = index
                while place > 0, hit < hits[place - 1] {
                    hits[place] = hits[place - 1]
                    place -= 1
                }
                hits[place] = hit
            }
        }
    }

    private func evaluate(
        _ hit: KeywordFilter.Hit, in bytes: UnsafeRawBufferPointer, into trace: inout DetectionTrace
    ) {
        let extent: Extent = evaluate(hit, in: bytes, into: &atHand)
        let position = trace.anchors.count
        trace.anchors.append(
            DetectionTrace.Anchor(
                offset: Int32(truncatingIfNeeded: hit.offset), keyword: Int32(truncatingIfNeeded: hit.keyword),
                lead: Int32(truncatingIfNeeded: extent.before + 1), reach: Int32(truncatingIfNeeded: extent.after)))
        if !atHand.candidates.isEmpty {
            for candidate in atHand.candidates { trace.candidates.append((position, candidate)) }
            atHand.candidates.removeAll(keepingCapacity: true)
        }
        if !atHand.shortfalls.isEmpty {
            for shortfall in atHand.shortfalls { trace.shortfalls.append((position, shortfall)) }
            atHand.shortfalls.removeAll(keepingCapacity: true)
        }
    }
}

/// What a base's trace has at its anchors; asked for one after the other.
private struct FoundAtAnchors {
    private let base: DetectionTrace
    private var candidate = 0
    private var shortfall = 0

    init(_ base: DetectionTrace) { self.base = base }

    /// Gives what stands at an anchor to the last anchor of another trace.
    mutating func move(_ anchor: Int, by shift: Int, into trace: inout DetectionTrace) {
        let position = trace.anchors.count - 1
        candidate = base.candidates.partitioningIndex(near: candidate) { $0.anchor >= anchor }
        while candidate < base.candidates.count, base.candidates[candidate].anchor == anchor {
            trace.candidates.append((position, base.candidates[candidate].candidate.shifted(by: shift)))
            candidate += 1
        }
        shortfall = base.shortfalls.partitioningIndex(near: shortfall) { $0.anchor >= anchor }
        while shortfall < base.shortfalls.count, base.shortfalls[shortfall].anchor == anchor {
            var moved = base.shortfalls[shortfall].shortfall
            moved.offset += shift
            trace.shortfalls.append((position, moved))
            shortfall += 1
        }
    }
}

extension Candidate {
    func shifted(by distance: Int) -> Candidate {
        var moved = self
        moved.secret = secret.shifted(by: distance)
        moved.match = match.shifted(by: distance)
        return moved
    }
}

extension KeywordFilter.Hit {
    fileprivate static func < (left: Self, right: Self) -> Bool {
        left.offset != right.offset ? left.offset < right.offset : left.keyword < right.keyword
    }
}
