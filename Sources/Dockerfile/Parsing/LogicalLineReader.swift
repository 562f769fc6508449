/// An instruction's lines put together.
struct LogicalLine {
    var text: LogicalText
    /// Blank lines inside.
    var blankLines: [Range<Int>] = []
    /// Comments inside.
    var comments: [Range<Int>] = []
    /// From the first byte to the end of the last line's content.
    var range: Range<Int>
    /// Whether the file ends behind a continuation.
    var isOpen = false
}

/// Puts continued lines together, without the comments and blank lines between them.
struct LogicalLineReader {
    var lines: LineReader
    let escape: Escape

    /// What a line is, or the instruction that begins with it.
    enum Item {
        case blank
        case comment(Range<Int>)
        case instruction(LogicalLine)
    }

    /// The next comment, blank line or instruction; nil at the end of the file.
    mutating func next() -> Item? {
        guard let line = lines.next() else { return nil }
        let bytes = lines.bytes
        let content = Whitespace.trimmedStart(line.content, of: bytes)
        guard let first = content.first else { return .blank }
        if bytes[first] == .hash { return .comment(content) }
        var builder = LogicalTextBuilder(at: content.lowerBound)
        var result = LogicalLine(text: builder.text, range: content)
        var isContinued = append(content, to: &builder)
        while isContinued {
            guard let line = lines.next() else {
                result.isOpen = true
                break
            }
            result.range = content.lowerBound..<max(line.content.upperBound, result.range.upperBound)
            let trimmed = Whitespace.trimmedStart(line.content, of: bytes)
            guard let first = trimmed.first else {
                result.blankLines.append(line.content)
                continue
            }
            if bytes[first] == .hash {
                result.comments.append(trimmed)
                continue
            }
            isContinued = append(line.content, to: &builder)
        }
        result.text = builder.text
        return .instruction(result)
    }

    /// Adds a line's content without its continuation; tells whether there is one.
    ///
    /// An escape character ends a line, blanks may follow, unless another one stands before it.
    private func append(_ content: Range<Int>, to builder: inout LogicalTextBuilder) -> Bool {
        let bytes = lines.bytes
        var end = content.upperBound
        while end > content.lowerBound, bytes[end - 1] == .space || bytes[end - 1] == .tab { end -= 1 }
        guard end > content.lowerBound, bytes[end - 1] == escape.rawValue,
            end - 1 == content.lowerBound || bytes[end - 2] != escape.rawValue
        else {
            builder.append(content, of: bytes)
            return false
        }
        builder.append(content.lowerBound..<end - 1, of: bytes)
        return true
    }
}
