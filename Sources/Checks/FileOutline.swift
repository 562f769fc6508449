internal import Rules

/// What belongs together in a file, in lines that count from 1.
public struct FileOutline: Hashable, Sendable {
    /// Lines that belong together, and the comments directly above them.
    public struct Part: Hashable, Sendable {
        /// The first line of the comments; that of the part if there are none.
        public var start: Int
        public var lines: ClosedRange<Int>

        public init(start: Int, lines: ClosedRange<Int>) {
            self.start = start
            self.lines = lines
        }
    }

    /// Statements, such as the instructions of a Dockerfile, in the order of the file.
    public var statements: [Part]
    /// Larger parts, such as the stages of a Dockerfile, in the order of the file.
    public var sections: [Part]

    public init(statements: [Part] = [], sections: [Part] = []) {
        self.statements = statements
        self.sections = sections
    }

    /// The statement above which a line stands as a comment.
    public func statement(below line: Int) -> ClosedRange<Int>? {
        Self.part(at: line, in: statements).flatMap { line < $0.lines.lowerBound ? $0.lines : nil }
    }

    /// The section that a line stands in or directly above.
    public func section(at line: Int) -> ClosedRange<Int>? { Self.part(at: line, in: sections)?.lines }

    private static func part(at line: Int, in parts: [Part]) -> Part? {
        // The last part that begins at the line or above it.
        let index = parts.partitioningIndex { $0.start > line } - 1
        guard index >= 0, line <= parts[index].lines.upperBound else { return nil }
        return parts[index]
    }
}
