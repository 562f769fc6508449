#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Lines and columns of a range; both count from 1, columns in bytes.
struct LineSpan: Hashable, Sendable {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int

    var lines: ClosedRange<Int> { line...endLine }

    func place(in path: String) -> Place {
        Place(path: path, line: line, column: column, endLine: endLine, endColumn: endColumn)
    }
}

/// Where the first of some bytes stands in the text that they are a piece of.
struct TextOrigin: Hashable, Sendable {
    /// Counts from 1.
    var line = 1
    /// Bytes of that line in front of it.
    var column = 0

    /// The origin of what follows `bytes`.
    func advanced(over bytes: UnsafeRawBufferPointer) -> TextOrigin {
        var next = self
        var start = 0
        while let newline = LineLocator.newline(in: bytes, from: start, to: bytes.count) {
            next.line += 1
            next.column = 0
            start = newline + 1
        }
        next.column += bytes.count - start
        return next
    }
}

/// Turns offsets into lines; cheap when they are asked for in ascending order.
struct LineLocator {
    private let bytes: UnsafeRawBufferPointer
    private let origin: TextOrigin
    private var line: Int
    private var lineStart = 0

    init(_ bytes: UnsafeRawBufferPointer, origin: TextOrigin = TextOrigin()) {
        self.bytes = bytes
        self.origin = origin
        line = origin.line
    }

    /// - Parameter range: not empty.
    mutating func span(of range: Range<Int>) -> LineSpan {
        let (line, column) = position(of: range.lowerBound)
        let (endLine, endColumn) = position(of: range.upperBound - 1)
        return LineSpan(line: line, column: column, endLine: endLine, endColumn: endColumn)
    }

    mutating func position(of offset: Int) -> (line: Int, column: Int) {
        if offset < lineStart { (line, lineStart) = (origin.line, 0) }
        while let newline = Self.newline(in: bytes, from: lineStart, to: offset) {
            line += 1
            lineStart = newline + 1
        }
        return (line, offset - lineStart + 1 + (line == origin.line ? origin.column : 0))
    }

    /// The first line feed in `start..<end`.
    static func newline(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        guard start < end, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, 0x0A, end - start) else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
