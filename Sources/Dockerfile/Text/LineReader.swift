/// A line of a file: its content, and where the next one begins.
struct SourceLine {
    /// The bytes without the line's end; all carriage returns before it belong to it.
    var content: Range<Int>
    /// The offset behind the line feed.
    var end: Int
}

/// Reads a file line by line.
struct LineReader {
    let bytes: [UInt8]
    private(set) var offset: Int

    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next line, or nil at the end of the file.
    mutating func next() -> SourceLine? {
        guard offset < bytes.count else { return nil }
        let start = offset
        var end = start
        while end < bytes.count, bytes[end] != .lineFeed { end += 1 }
        offset = min(end + 1, bytes.count)
        while end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return SourceLine(content: start..<end, end: offset)
    }
}
