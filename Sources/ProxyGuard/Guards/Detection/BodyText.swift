/// Text made of pieces of a JSON body, escapes undone, and where each byte of it stands in the body.
struct BodyText {
    private(set) var bytes: [UInt8] = []
    /// Where text and body do not go on in step: an escape, or something left out (then `textCount` is 0).
    private var breaks: [JSONText.Escape] = []
    private var end = 0

    /// The whole body: strings with their escapes undone, everything else as it is.
    ///
    /// - Parameter skipped: strings that are left out.
    init(_ tape: JSONTape, skipping skipped: [Int], in body: UnsafeRawBufferPointer) {
        bytes.reserveCapacity(body.count)
        var next = 0
        for (index, node) in tape.nodes.enumerated() where node.kind == .string || node.kind == .name {
            let isSkipped = next < skipped.count && skipped[next] == index
            if isSkipped { next += 1 }
            guard isSkipped || node.hasEscapes else { continue }
            append(end..<node.range.lowerBound, of: body)
            if isSkipped { leaveOut(node.range) } else { append(literal: node.range, of: body) }
        }
        append(end..<body.count, of: body)
    }

    /// Strings of a body, one behind the other.
    init(_ strings: [JSONTape.Node], in body: UnsafeRawBufferPointer) {
        for node in strings {
            leaveOut(end..<node.range.lowerBound)
            if node.hasEscapes { append(literal: node.range, of: body) } else { append(node.range, of: body) }
        }
    }

    private mutating func append(_ range: Range<Int>, of body: UnsafeRawBufferPointer) {
        bytes += body[range]
        end = range.upperBound
    }

    private mutating func leaveOut(_ range: Range<Int>) {
        breaks.append(
            JSONText.Escape(text: bytes.count, textCount: 0, literal: range.lowerBound, literalCount: range.count))
        end = range.upperBound
    }

    private mutating func append(literal range: Range<Int>, of body: UnsafeRawBufferPointer) {
        JSONText.append(UnsafeRawBufferPointer(rebasing: body[range]), to: &bytes) { escape in
            var escape = escape
            escape.literal += range.lowerBound
            breaks.append(escape)
        }
        end = range.upperBound
    }

    /// Where a part of the text stands in the body; several ranges where something between them was left out.
    func bodyRanges(of range: Range<Int>) -> [Range<Int>] {
        guard !range.isEmpty else { return [] }
        var ranges: [Range<Int>] = []
        var start = range.lowerBound
        // Those left out strictly within the range cut it.
        var index = firstBreak(from: range.lowerBound + 1)
        while index < breaks.count, breaks[index].text < range.upperBound {
            if breaks[index].textCount == 0, breaks[index].text > start {
                ranges.append(bodyStart(start)..<bodyEnd(breaks[index].text))
                start = breaks[index].text
            }
            index += 1
        }
        ranges.append(bodyStart(start)..<bodyEnd(range.upperBound))
        return ranges
    }

    /// The index of the first break at or behind an offset of the text.
    private func firstBreak(from offset: Int) -> Int {
        var (low, high) = (0, breaks.count)
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle].text >= offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Where the byte at an offset of the text begins in the body.
    private func bodyStart(_ offset: Int) -> Int {
        let index = firstBreak(from: offset + 1) - 1
        guard index >= 0 else { return offset }
        let last = breaks[index]
        let distance = offset - last.text
        return distance < last.textCount ? last.literal : last.literal + last.literalCount + distance - last.textCount
    }

    /// Where the byte in front of an offset of the text ends in the body.
    private func bodyEnd(_ offset: Int) -> Int {
        let index = firstBreak(from: offset) - 1
        guard index >= 0 else { return offset }
        let last = breaks[index]
        let distance = offset - last.text
        return distance <= last.textCount
            ? last.literal + last.literalCount : last.literal + last.literalCount + distance - last.textCount
    }
}
