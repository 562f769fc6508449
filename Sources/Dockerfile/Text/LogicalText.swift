/// A text whose bytes lie in several pieces of a file: an instruction without its continuations, or a heredoc without its tabs.
///
/// Offsets count from the text's start. Each byte knows its place in the file.
public struct LogicalText: Sendable {
    /// A piece: its bytes follow each other in the file too.
    struct Segment: Hashable, Sendable {
        var start: Int
        var source: Int
    }

    private let storage: Storage
    private let window: Range<Int>

    private final class Storage: Sendable {
        let bytes: [UInt8]
        let segments: [Segment]

        init(bytes: [UInt8], segments: [Segment]) {
            self.bytes = bytes
            self.segments = segments
        }
    }

    /// A text of pieces; the first one begins with the text.
    init(bytes: [UInt8], segments: [Segment]) {
        storage = Storage(bytes: bytes, segments: segments)
        window = 0..<bytes.count
    }

    private init(storage: Storage, window: Range<Int>) {
        self.storage = storage
        self.window = window
    }

    /// The number of bytes.
    public var count: Int { window.count }

    /// Whether there are no bytes.
    public var isEmpty: Bool { window.isEmpty }

    /// The bytes, without what lies between the pieces.
    public var bytes: ArraySlice<UInt8> { storage.bytes[window] }

    /// All bytes of the text that this one is a part of; the same array for every part.
    var allBytes: [UInt8] { storage.bytes }

    /// The bytes as text; what is no UTF-8 is replaced.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A part of the text; it shares the bytes.
    public subscript(span: Range<Int>) -> LogicalText {
        let lower = window.lowerBound + min(max(span.lowerBound, 0), window.count)
        let upper = window.lowerBound + min(max(span.upperBound, 0), window.count)
        return LogicalText(storage: storage, window: lower..<max(lower, upper))
    }

    /// The place in the file of the byte at an offset; the end of the text lies behind its last byte.
    public func sourceOffset(of offset: Int) -> Int {
        let place = window.lowerBound + min(max(offset, 0), window.count)
        if place == window.upperBound, !window.isEmpty { return source(of: place - 1) + 1 }
        return source(of: place)
    }

    /// The range in the file from the first byte of a span to its last, with what lies between the pieces.
    ///
    /// An empty span lies behind the byte before it.
    public func sourceRange(of span: Range<Int>) -> Range<Int> {
        let span = span.clamped(to: 0..<count)
        if !span.isEmpty { return sourceOffset(of: span.lowerBound)..<sourceOffset(of: span.upperBound - 1) + 1 }
        let place = span.lowerBound > 0 ? sourceOffset(of: span.lowerBound - 1) + 1 : sourceOffset(of: 0)
        return place..<place
    }

    /// The range in the file from the first byte to the last.
    public var sourceRange: Range<Int> { sourceRange(of: 0..<count) }

    /// The pieces as offsets here and ranges in the file, in order.
    public var pieces: [(span: Range<Int>, source: Range<Int>)] {
        var result: [(span: Range<Int>, source: Range<Int>)] = []
        guard !window.isEmpty else { return result }
        for index in segment(of: window.lowerBound)..<storage.segments.count {
            let piece = storage.segments[index]
            let end = index + 1 < storage.segments.count ? storage.segments[index + 1].start : storage.bytes.count
            let lower = max(piece.start, window.lowerBound)
            let upper = min(end, window.upperBound)
            if piece.start >= window.upperBound { break }
            guard lower < upper else { continue }
            let source = piece.source + lower - piece.start
            result.append(
                (lower - window.lowerBound..<upper - window.lowerBound, source..<source + upper - lower))
        }
        return result
    }

    private func source(of place: Int) -> Int {
        let segment = storage.segments[segment(of: place)]
        return segment.source + place - segment.start
    }

    /// The last segment that starts at a place or before it.
    private func segment(of place: Int) -> Int {
        var low = 0
        var high = storage.segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if storage.segments[middle].start <= place { low = middle } else { high = middle }
        }
        return low
    }
}
