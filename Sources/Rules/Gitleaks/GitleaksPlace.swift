/// Where a match stands, as gitleaks counts.
///
/// A match that begins with a line feed belongs to the line behind it. The bytes of a line begin with the line feed in front of it, and
/// its columns count from there, so that those of the first line are smaller by one.
struct GitleaksPlace: Hashable {
    /// Counts from 1.
    var line: Int
    var column: Int
    /// From the line feed in front of the first line to the end of the last.
    var lineBytes: Range<Int>

    /// - Parameter lines: where earlier matches stood; ascending matches cost one pass together.
    init(of match: Range<Int>, in bytes: UnsafeRawBufferPointer, lines: inout GitleaksLines) {
        lines.advance(to: match.lowerBound, in: bytes)
        line = lines.line
        column = match.lowerBound - lines.start + 1
        var end = min(match.upperBound, bytes.count)
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        lineBytes = lines.start..<end
    }

    init(of match: Range<Int>, in bytes: UnsafeRawBufferPointer) {
        var lines = GitleaksLines()
        self.init(of: match, in: bytes, lines: &lines)
    }
}

/// The line that was asked for last.
struct GitleaksLines: Hashable {
    private(set) var line = 1
    /// Of the line feed in front of it; of the first line its first byte.
    private(set) var start = 0
    private var searched = 0

    mutating func advance(to offset: Int, in bytes: UnsafeRawBufferPointer) {
        if offset < start { self = GitleaksLines() }
        var index = searched
        while index <= offset, index < bytes.count {
            if bytes[index] == 0x0A {
                line += 1
                start = index
            }
            index += 1
        }
        searched = max(searched, index)
    }
}
