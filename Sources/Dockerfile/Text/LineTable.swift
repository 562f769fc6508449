/// Where the lines of a file begin; only a line feed ends a line.
public struct LineTable: Sendable {
    private let starts: [Int]

    /// The table of a file's bytes.
    public init(_ bytes: [UInt8]) {
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == .lineFeed { starts.append(offset + 1) }
        self.starts = starts
    }

    /// The number of lines; an empty last one counts.
    public var count: Int { starts.count }

    /// The line of an offset, counted from 1.
    public func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column of an offset.
    public func position(of offset: Int) -> SourcePosition {
        let line = line(of: offset)
        return SourcePosition(line: line, column: max(offset - starts[line - 1], 0) + 1)
    }

    /// The offset of a line's first byte, if there is such a line.
    public func start(ofLine line: Int) -> Int? {
        line >= 1 && line <= starts.count ? starts[line - 1] : nil
    }
}
