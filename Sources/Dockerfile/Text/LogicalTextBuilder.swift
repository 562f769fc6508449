/// Puts a text together from ranges of a file.
struct LogicalTextBuilder {
    private(set) var bytes: [UInt8] = []
    private var segments: [LogicalText.Segment]

    /// Begins a text that, should it stay empty, lies at an offset.
    init(at offset: Int) {
        segments = [LogicalText.Segment(start: 0, source: offset)]
    }

    /// Adds the bytes of a range.
    mutating func append(_ range: Range<Int>, of source: [UInt8]) {
        guard !range.isEmpty else { return }
        if bytes.isEmpty {
            segments = [LogicalText.Segment(start: 0, source: range.lowerBound)]
        } else if let last = segments.last, last.source + bytes.count - last.start != range.lowerBound {
            segments.append(LogicalText.Segment(start: bytes.count, source: range.lowerBound))
        }
        bytes.append(contentsOf: source[range])
    }

    /// The text so far.
    var text: LogicalText { LogicalText(bytes: bytes, segments: segments) }
}
