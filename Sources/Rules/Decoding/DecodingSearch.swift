/// A value that stands in a text in other bytes than its own.
public struct DecodedValue: Hashable, Sendable {
    /// The value itself.
    public var bytes: [UInt8]
    /// The encodings that were undone, outermost first.
    public var encodings: [Encoding]
    /// The value stands in the text as it is; what stands around it does not.
    var isVerbatim: Bool
}

/// What was found in a part of a text once it was decoded.
struct DecodedUnit: Sendable {
    /// That part.
    var range: Range<Int>
    /// The part of the text that decided about it.
    var extent: Range<Int>
    /// Where each stands in the text, and its value.
    var findings: [(candidate: Candidate, value: DecodedValue)]
    var shortfalls: [DetectorWorker.Shortfall]

    var isEmpty: Bool { findings.isEmpty && shortfalls.isEmpty }

    func shifted(by distance: Int) -> DecodedUnit {
        DecodedUnit(
            range: range.shifted(by: distance), extent: extent.shifted(by: distance),
            findings: findings.map { ($0.candidate.shifted(by: distance), $0.value) },
            shortfalls: shortfalls.map { DetectorWorker.Shortfall(rule: $0.rule, offset: $0.offset + distance) })
    }
}

extension DetectorWorker {
    /// So often the result of decoding is decoded again.
    private static let deepest = 4

    /// Adds what is found in whole lines of a text once they are decoded, by place.
    /// - Parameter withEmpty: also the units in which nothing is found.
    /// - Returns: the end of what was looked at.
    @discardableResult
    func appendDecodedUnits(
        in bytes: UnsafeRawBufferPointer, lines: Range<Int>, depth: Int = 1, withEmpty: Bool = false,
        to units: inout [DecodedUnit]
    ) -> Int {
        EncodedUnits(bytes).forEach(in: lines) { unit in
            let text = DecodedText(bytes, unit.range, unit.segments)
            let found = text.bytes.withUnsafeBytes { search(text, $0, unit, depth) }
            if withEmpty || !found.isEmpty { units.append(found) }
        }
    }

    private func search(
        _ text: DecodedText, _ bytes: UnsafeRawBufferPointer, _ unit: EncodedUnits.Unit, _ depth: Int
    ) -> DecodedUnit {
        let detection = detect(inPlain: bytes)
        var found = DecodedUnit(range: unit.range, extent: unit.extent, findings: [], shortfalls: [])
        func add(_ candidate: Candidate, _ value: [UInt8], _ inner: DecodedValue?) {
            let outer = text.encodings(of: candidate.match)
            // What is there without decoding is found without it.
            guard !outer.isEmpty else { return }
            let moved = Candidate(
                rule: candidate.rule, secret: text.source(of: candidate.secret),
                match: text.source(of: candidate.match), confidence: candidate.confidence)
            let isVerbatim = (inner?.isVerbatim ?? true) && text.encodings(of: candidate.secret).isEmpty
            found.findings.append(
                (moved, DecodedValue(bytes: value, encodings: outer + (inner?.encodings ?? []), isVerbatim: isVerbatim))
            )
        }
        for candidate in detection.candidates { add(candidate, Array(bytes[candidate.secret]), nil) }
        var shortfalls = detection.shortfalls.map(\.rule)
        if depth < Self.deepest {
            var units: [DecodedUnit] = []
            appendDecodedUnits(in: bytes, lines: 0..<bytes.count, depth: depth + 1, to: &units)
            for unit in units {
                for (candidate, value) in unit.findings { add(candidate, value.bytes, value) }
                shortfalls += unit.shortfalls.map(\.rule)
            }
        }
        found.shortfalls = shortfalls.map { Shortfall(rule: $0, offset: unit.range.lowerBound) }
        return found
    }

    /// Of a text that was made from another one, what is found in it once it is decoded.
    ///
    /// - Parameter changed: where the text has new bytes or new neighbours, in order.
    func decodedUnits(
        in bytes: UnsafeRawBufferPointer, madeFrom base: DetectionTrace, _ segments: [TextSegment],
        changed: [Range<Int>]
    ) -> [DecodedUnit] {
        var units: [DecodedUnit] = []
        if !base.units.isEmpty {
            for segment in segments {
                guard let source = segment.source else { continue }
                let end = source + segment.count
                let first = base.units.partitioningIndex(near: 0) { $0.extent.lowerBound >= source }
                for unit in base.units[first...].prefix(while: { $0.extent.lowerBound < end }) {
                    let startsInside =
                        unit.extent.lowerBound > source
                        || unit.extent.lowerBound == 0 && source == 0 && segment.start == 0
                    let endsInside =
                        unit.extent.upperBound < end
                        || unit.extent.upperBound == base.count && end == base.count && segment.end == bytes.count
                    if startsInside, endsInside { units.append(unit.shifted(by: segment.start - source)) }
                }
            }
        }
        let text = EncodedUnits(bytes)
        var searched = 0
        var found: [DecodedUnit] = []
        var changed = changed
        // A line that lost its beginning at the start of the text, or its end at the end, has no new neighbour.
        if let first = segments.first?.source, first > 0 { changed.insert(0..<0, at: 0) }
        if let last = segments.last, let source = last.source, source + last.count < base.count {
            changed.append(bytes.count..<bytes.count)
        }
        // The end of the lines whose neighbours were looked at.
        var checked = -1
        for range in changed where range.upperBound > checked {
            let own = text.lines(of: range)
            checked = own.upperBound
            guard let lines = text.linesWithBlocks(of: own, from: searched) else { continue }
            if text.isTooLong(own) {
                for side in [
                    lines.lowerBound..<max(lines.lowerBound, own.lowerBound), own.upperBound..<lines.upperBound,
                ]
                where !side.isEmpty {
                    appendDecodedUnits(in: bytes, lines: side, withEmpty: true, to: &found)
                }
                searched = lines.upperBound + 1
            } else {
                searched = appendDecodedUnits(in: bytes, lines: lines, withEmpty: true, to: &found) + 1
            }
        }
        guard !found.isEmpty else { return units }
        // What was looked at beside a change may have been taken over too, or be a part of something else now.
        var next = 0
        units.removeAll { unit in
            while next < found.count, found[next].range.upperBound <= unit.range.lowerBound { next += 1 }
            return next < found.count && found[next].range.overlaps(unit.range)
        }
        units += found.filter { !$0.isEmpty }
        return units.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
