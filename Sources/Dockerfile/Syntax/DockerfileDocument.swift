/// A Dockerfile: its instructions, comments and directives, each with its place in the bytes.
///
/// Reading never fails: what is wrong is among the diagnostics, and the rest is read all the same.
public struct DockerfileDocument: Sendable {
    /// The bytes of the file; all ranges are offsets in them.
    public let source: [UInt8]
    /// Where its lines begin.
    public let lines: LineTable
    /// The parser directives at its start, in order.
    public let directives: [Directive]
    /// The escape character.
    public let escape: Escape
    /// The instructions, in order.
    public let instructions: [Instruction]
    /// The comments, in order, those inside continued instructions too; directives are none.
    public let comments: [Comment]
    /// What is wrong with it, in the order of the file.
    public let diagnostics: [Diagnostic]

    /// Reads the bytes of a file, in time and memory linear in their number.
    public init(_ source: [UInt8]) {
        var parser = DockerfileParser(source)
        parser.parse()
        self.source = source
        lines = LineTable(source)
        directives = parser.directives
        escape = parser.escape
        instructions = parser.instructions
        comments = parser.comments
        diagnostics = parser.diagnostics
    }

    /// Reads a text.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The directive of a name, if the file has one.
    public func directive(_ name: Directive.Name) -> Directive? { directives.first { $0.name == name } }

    /// Line and column of an offset.
    public func position(of offset: Int) -> SourcePosition { lines.position(of: offset) }

    /// The bytes of a range, as text; what is no UTF-8 is replaced.
    public func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    /// The comments before an instruction or inside it.
    public func comments(of instruction: Instruction) -> ArraySlice<Comment> {
        let start = comments.partition { ($0.instruction ?? .max) < instruction.index }
        let end = comments.partition { ($0.instruction ?? .max) <= instruction.index }
        return comments[start..<end]
    }
}

extension [Comment] {
    /// The index of the first element for which the predicate, true for a number of first elements, is false.
    fileprivate func partition(_ isBefore: (Comment) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
