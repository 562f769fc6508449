/// Finds in a text the lines, and the blocks of lines, in which something is encoded.
///
/// What is found in a line depends on that line only; what is found in a block of base64 on the block and the lines beside it.
struct EncodedUnits {
    /// A part of a text that is decoded as one.
    struct Unit {
        /// A line without its end, or several.
        var range: Range<Int>
        /// The part of the text that decided about it.
        var extent: Range<Int>
        var segments: [EncodedSegment]
    }

    private let bytes: UnsafeRawBufferPointer
    /// Longer lines and blocks are left alone: each version of a text would be decoded from the start of such a one to its end.
    static let longest = 1 << 20

    private let values = EncodedRun.values
    private let alignments = EncodedRun.alignments

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    @inline(__always)
    private func isCharacter(_ offset: Int) -> Bool { values[Int(bytes[offset])] < 64 }

    // MARK: The text as lines

    /// Lines that a range touches, without the end of the last one.
    func lines(of range: Range<Int>) -> Range<Int> {
        lineStart(range.lowerBound)..<lineEnd(range.upperBound)
    }

    private func lineStart(_ offset: Int) -> Int {
        ByteScan.last(0x0A, in: bytes, before: offset).map { $0 + 1 } ?? 0
    }

    private func lineEnd(_ offset: Int) -> Int { ByteScan.first(0x0A, in: bytes, from: offset) ?? bytes.count }

    /// Whole lines and the blocks that lie beside them.
    /// - Parameter searched: the start of a line; what is in front of it is left out.
    /// - Returns: nil when all of it is.
    func linesWithBlocks(of lines: Range<Int>, from searched: Int = 0) -> Range<Int>? {
        var start = lines.lowerBound
        // Also the short last line of a block, which is a line like any other once the block is none.
        let end = runLineEnd(lines.upperBound + 1) ?? lines.upperBound
        guard end >= searched else { return nil }
        if start > searched, mayEndBlockLine(start - 1) {
            let before = lineStart(start - 1)
            if isBlockLine(before..<(start - 1)) { start = blockStart(before, from: searched) }
        }
        return max(start, searched)..<end
    }

    /// Few lines end so.
    private func mayEndBlockLine(_ end: Int) -> Bool {
        guard end >= EncodedRun.leastBlockLine else { return false }
        return ((end - 12)..<(end - 1)).allSatisfy(isCharacter)
    }

    /// The end of the line that begins at an offset, if it consists of base64.
    private func runLineEnd(_ start: Int) -> Int? {
        var position = start
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        let first = position
        while position < bytes.count, isCharacter(position) { position += 1 }
        guard position > first else { return nil }
        var padding = 0
        while position < bytes.count, padding < 2, bytes[position] == UInt8(ascii: "=") {
            position += 1
            padding += 1
        }
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        return position >= bytes.count || bytes[position] == 0x0A ? position : nil
    }

    /// The characters of base64 that a line consists of, without indentation and carriage return.
    private func blockRun(_ line: Range<Int>) -> Range<Int>? {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        if start < end, bytes[end - 1] == 0x0D { end -= 1 }
        var position = start
        while position < end, isCharacter(position) { position += 1 }
        var padding = position
        while padding < end, padding < position + 2, bytes[padding] == UInt8(ascii: "=") { padding += 1 }
        return padding == end && position > start ? start..<end : nil
    }

    /// Lines that are one, and too long to be decoded.
    func isTooLong(_ lines: Range<Int>) -> Bool {
        lines.count > Self.longest && lineEnd(lines.lowerBound) == lines.upperBound
    }

    private func isBlockLine(_ line: Range<Int>) -> Bool {
        // Most lines are shorter.
        guard line.count >= EncodedRun.leastBlockLine, line.count <= Self.longest, let run = blockRun(line) else {
            return false
        }
        return run.count >= EncodedRun.leastBlockLine && bytes[run.upperBound - 1] != UInt8(ascii: "=")
            && run.lowerBound - line.lowerBound <= EncodedRun.mostIndentation
    }

    /// Where a block begins; an earlier line of one that is too long.
    /// - Parameters:
    ///   - line: the start of a line of the block.
    ///   - least: the start of a line that it is not looked for in front of.
    private func blockStart(_ line: Int, from least: Int = 0) -> Int {
        var start = line
        while start > least, line - start <= Self.longest {
            let before = lineStart(start - 1)
            guard isBlockLine(before..<(start - 1)) else { break }
            start = before
        }
        return start
    }

    /// A block of lines of base64.
    private struct Block {
        /// Up to the end of its last full line.
        var full: Range<Int>
        /// With a shorter line behind it, which may belong to it.
        var end: Int
        var extent: Range<Int>

        /// Then `full` need not begin where the block does.
        var isTooLong: Bool { full.count > EncodedUnits.longest }
    }

    /// The block that a line belongs to; nil when it belongs to none.
    private func block(at line: Range<Int>) -> Block? {
        guard isBlockLine(line) else { return nil }
        let start = blockStart(line.lowerBound)
        var end = line.upperBound
        while end < bytes.count {
            let next = (end + 1)..<lineEnd(end + 1)
            guard isBlockLine(next) else { break }
            end = next.upperBound
        }
        // The line in front, and the one that ends the block or follows it, decide where it begins and ends.
        let extent = lineStart(max(0, start - 1))..<(end < bytes.count ? lineEnd(end + 1) : end)
        return Block(full: start..<end, end: runLineEnd(end + 1) ?? end, extent: extent)
    }

    // MARK: Finding

    /// Calls `body` with every unit of some whole lines, in order.
    /// - Returns: the end of what was looked at: a block may go on behind the lines.
    @discardableResult
    func forEach(in lines: Range<Int>, _ body: (Unit) -> Void) -> Int {
        var (position, last) = (lines.lowerBound, lines.upperBound)
        var signs = SignCursor(bytes, to: last)
        var escape = firstEscape(from: position, to: last, &signs)
        var run = firstRun(from: position, to: last)
        while position < last, escape < last || run < last {
            let first = min(escape, run)
            let line = lineStart(first)..<lineEnd(first)
            var end = line.upperBound
            if line.count > Self.longest {
                // Nothing of it is decoded.
            } else if run <= escape, let block = block(at: line) {
                let unit = block.isTooLong ? nil : unit(of: block)
                end = unit?.range.upperBound ?? block.full.upperBound
                if let unit { body(unit) }
                // The shorter line behind it may stand for itself now.
                if block.end > last {
                    last = block.end
                    signs = SignCursor(bytes, to: last)
                }
            } else {
                let segments = segments(in: line)
                // Behind a block it may be the end of that.
                let start =
                    runLineEnd(line.lowerBound) == nil ? line.lowerBound : lineStart(max(0, line.lowerBound - 1))
                if !segments.isEmpty { body(Unit(range: line, extent: start..<line.upperBound, segments: segments)) }
            }
            position = end + 1
            if escape < position { escape = firstEscape(from: position, to: last, &signs) }
            if run < position { run = firstRun(from: position, to: last) }
        }
        return max(position - 1, last)
    }

    private func unit(of block: Block) -> Unit? {
        // The shorter line behind it may be another text.
        let ranges = [block.full.lowerBound..<block.end, block.full]
        for range in block.end > block.full.upperBound ? ranges[...] : ranges[1...] {
            if let segment = segment(ofBlock: range) {
                return Unit(range: range, extent: block.extent, segments: [segment])
            }
        }
        return nil
    }

    private func segment(ofBlock range: Range<Int>) -> EncodedSegment? {
        let characters = bytes[range].filter(EncodedRun.isCharacter)
        let isPadded = bytes[range.upperBound - 1] == UInt8(ascii: "=")
        guard let (encoding, content) = characters.withUnsafeBytes({ EncodedRun.decoded($0, isPadded: isPadded) })
        else { return nil }
        var start = range.lowerBound
        while bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        return EncodedSegment(range: start..<range.upperBound, encoding: encoding, content: content)
    }

    private func segments(in line: Range<Int>) -> [EncodedSegment] {
        var segments: [EncodedSegment] = []
        var position = line.lowerBound
        while position < line.upperBound {
            if let segment = character(at: position, before: line.upperBound) {
                segments.append(segment)
                position = segment.range.upperBound
            } else if isCharacter(position) {
                let end = runEnd(position, line.upperBound)
                if let segment = segment(of: position..<end, before: line.upperBound) {
                    segments.append(segment)
                    position = segment.range.upperBound
                } else {
                    position = max(end, position + 1)
                }
            } else {
                position += 1
            }
        }
        return segments
    }

    /// An escape, or a run of characters of two bytes; asked at nearly every byte of a line.
    @inline(__always)
    private func character(at offset: Int, before end: Int) -> EncodedSegment? {
        switch bytes[offset] {
        case UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "&"):
            if let escape = Escapes.segment(in: bytes, at: offset, before: end) { return escape }
        default: break
        }
        return offset + 1 < end && bytes[offset + 1] == 0 ? wideRun(at: offset, before: end) : nil
    }

    /// - Parameter run: characters of base64.
    private func segment(of run: Range<Int>, before end: Int) -> EncodedSegment? {
        guard run.count >= EncodedRun.leastBase64 else { return nil }
        var padding = run.upperBound
        while padding < end, padding < run.upperBound + 2, bytes[padding] == UInt8(ascii: "=") { padding += 1 }
        // Only padding that completes four characters is padding.
        let isPadded = padding > run.upperBound && (padding - run.lowerBound) % 4 == 0
        guard
            let (encoding, content) = EncodedRun.decoded(
                UnsafeRawBufferPointer(rebasing: bytes[run]), isPadded: isPadded),
            !isBrokenUp(run)
        else { return nil }
        return EncodedSegment(
            range: run.lowerBound..<(isPadded ? padding : run.upperBound), encoding: encoding, content: content)
    }

    /// The mark that breaks up values in examples stands beside it.
    private func isBrokenUp(_ run: Range<Int>) -> Bool {
        let mark = RuleExample.separator.utf8
        return bytes[run.upperBound...].starts(with: mark)
            || bytes[..<run.lowerBound].suffix(mark.count).elementsEqual(mark)
    }

    private func runEnd(_ start: Int, _ limit: Int) -> Int {
        var end = start
        while end + 8 <= limit {
            let outside = ByteScan.outsideBase64(bytes, end)
            if outside != 0 { return end + outside.trailingZeroBitCount / 8 }
            end += 8
        }
        while end < limit, isCharacter(end) { end += 1 }
        return end
    }

    /// Characters of UTF-16 at least, for a run.
    private static let leastWide = 8

    /// Printable characters, each followed by a zero.
    private func wideRun(at start: Int, before limit: Int) -> EncodedSegment? {
        var end = start
        while end + 1 < limit, bytes[end] >= 0x20, bytes[end] < 0x7F, bytes[end + 1] == 0 { end += 2 }
        guard end - start >= 2 * Self.leastWide else { return nil }
        let content = stride(from: start, to: end, by: 2).map { bytes[$0] }
        return EncodedSegment(range: start..<end, encoding: .utf16, content: content)
    }

    /// The start of the run that four characters are part of; nil when it is too short.
    private func wideRun(around position: Int, from start: Int, to end: Int) -> Int? {
        var first = position + (bytes[position] == 0 ? 1 : 0)
        while first - 2 >= start, bytes[first - 1] == 0, bytes[first - 2] >= 0x20, bytes[first - 2] < 0x7F {
            first -= 2
        }
        return wideRun(at: first, before: end) == nil ? nil : first
    }

    /// The first escape that may matter; `end` when there is none.
    private func firstEscape(from start: Int, to end: Int, _ signs: inout SignCursor) -> Int {
        var position = start
        while position < end, let found = signs.first(from: position) {
            if Escapes.begins(in: bytes, at: found, before: end) { return found }
            position = found + 1
        }
        return end
    }

    /// The start of the first run of base64, hexadecimal or wide characters that holds text; `end` when there is none.
    private func firstRun(from start: Int, to end: Int) -> Int {
        // A run of sixteen bytes has eight of them at a multiple of eight from the start.
        var position = start
        while position + 8 <= end {
            guard ByteScan.farFromBase64(bytes, position) == 0 else {
                if ByteScan.mayBeWide(bytes, position), let wide = wideRun(around: position, from: start, to: end) {
                    return wide
                }
                position += 8
                continue
            }
            guard EncodedRun.mayHoldText(bytes, position, alignments),
                let run = longRun(around: position, from: start, to: end)
            else {
                position += 8
                continue
            }
            if segment(of: run, before: end) != nil || beginsBlock(run) { return run.lowerBound }
            position += (run.upperBound - position) / 8 * 8 + 8
        }
        return end
    }

    /// The run that eight characters are part of; nil when it is too short to hold anything, as most words are.
    private func longRun(around position: Int, from start: Int, to end: Int) -> Range<Int>? {
        var first = position
        if position - 8 >= start {
            first -= ByteScan.outsideBase64(bytes, position - 8).leadingZeroBitCount / 8
        }
        if position + 16 <= end, position + 8 - first < EncodedRun.leastBase64 {
            let behind = ByteScan.outsideBase64(bytes, position + 8).trailingZeroBitCount / 8
            if position + 8 + behind - first < EncodedRun.leastBase64 { return nil }
        }
        while first > start, isCharacter(first - 1) { first -= 1 }
        let last = runEnd(position + 8, end)
        return last - first >= EncodedRun.leastBase64 ? first..<last : nil
    }

    /// Whether a run may be the first line of a block, the width of which is no multiple of four.
    private func beginsBlock(_ run: Range<Int>) -> Bool {
        guard run.count >= EncodedRun.leastBlockLine, run.count % 4 != 0 else { return false }
        let whole = run.lowerBound..<(run.upperBound - run.count % 4)
        return EncodedRun.base64(UnsafeRawBufferPointer(rebasing: bytes[whole]), isPadded: true) != nil
    }
}
