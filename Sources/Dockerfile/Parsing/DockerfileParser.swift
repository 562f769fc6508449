/// Reads a file into instructions and comments, as BuildKit's parser does, but goes on where that gives up.
///
/// Source: https://github.com/moby/buildkit/tree/master/frontend/dockerfile/parser
struct DockerfileParser {
    private let bytes: [UInt8]
    private var lines: LogicalLineReader
    private(set) var directives: [Directive]
    private(set) var diagnostics: [Diagnostic]
    private(set) var instructions: [Instruction] = []
    private(set) var comments: [Comment] = []
    /// The first comment that no instruction follows yet, and the first of those with only comments behind it.
    private var firstPending = 0
    private var firstAdjacent = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let reader = DirectiveReader(bytes, from: start)
        directives = reader.directives
        diagnostics = reader.diagnostics
        lines = LogicalLineReader(lines: LineReader(bytes, at: reader.end), escape: reader.escape)
    }

    var escape: Escape { lines.escape }

    /// Reads the whole file.
    mutating func parse() {
        let directiveStarts = Set(directives.filter { $0.style == .comment }.map(\.range.lowerBound))
        while let item = lines.next() {
            switch item {
            case .blank: firstAdjacent = comments.count
            case .comment(let range):
                if !directiveStarts.contains(range.lowerBound) { add(comment: range, .trailing) }
            case .instruction(let line): add(line)
            }
        }
        if instructions.isEmpty, directives.first?.style != .json {
            diagnostics.append(Diagnostic(.noInstruction, bytes.count..<bytes.count))
        }
        diagnostics.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    private mutating func add(comment range: Range<Int>, _ placement: Comment.Placement) {
        let text = Whitespace.trimmed(range.dropFirst(), of: bytes)
        comments.append(
            Comment(
                text: String(decoding: bytes[text], as: UTF8.self), range: range, placement: placement,
                isAdjacent: false))
    }

    private mutating func add(_ line: LogicalLine) {
        for blank in line.blankLines { diagnostics.append(Diagnostic(.emptyContinuation, blank)) }
        if line.isOpen {
            diagnostics.append(Diagnostic(.openContinuation, line.range.upperBound..<line.range.upperBound))
        }
        let words = WordMaker(line.text)
        let span = Whitespace.trimmed(0..<line.text.count, of: words.bytes)
        guard !span.isEmpty else {
            for comment in line.comments { add(comment: comment, .trailing) }
            return
        }
        let index = instructions.count
        for position in firstPending..<comments.count {
            comments[position].placement = .before(index)
            comments[position].isAdjacent = position >= firstAdjacent
        }
        for comment in line.comments { add(comment: comment, .inside(index)) }
        firstPending = comments.count
        firstAdjacent = comments.count
        var reader = InstructionReader(words: words, escape: escape, index: index, end: line.range.upperBound)
        var instruction = reader.instruction(in: span)
        // A continuation may stand before the keyword.
        instruction.range = line.range.lowerBound..<instruction.range.upperBound
        if instruction.effective.kind.takesHeredocs, !isJSON(instruction.effective) {
            addHeredocs(to: &instruction, words: words, span: span)
        }
        diagnostics.append(contentsOf: reader.diagnostics)
        instructions.append(instruction)
    }

    private func isJSON(_ instruction: Instruction) -> Bool {
        switch instruction.body {
        case .command(let command): command.form == .exec
        case .copy(let copy): copy.isJSON
        default: false
        }
    }

    // MARK: Heredocs

    private mutating func addHeredocs(to instruction: inout Instruction, words: WordMaker, span: Range<Int>) {
        let markers = HeredocMarker.all(in: words.bytes, span: span)
        guard !markers.isEmpty else { return }
        let isRun = instruction.effective.kind == .run
        var heredocs: [Heredoc] = []
        var end = instruction.range.upperBound
        for marker in markers {
            var heredoc = Heredoc(
                marker: words.word(marker.span), name: String(decoding: marker.name, as: UTF8.self),
                fileDescriptor: marker.fileDescriptor, stripsTabs: marker.stripsTabs,
                expands: !marker.hasQuotes && !(isRun && marker.hasEscape),
                body: LogicalTextBuilder(at: lines.lines.offset).text, bodyRange: 0..<0, terminator: nil)
            readBody(of: &heredoc, marker)
            end = heredoc.terminator?.upperBound ?? max(end, heredoc.bodyRange.upperBound)
            heredocs.append(heredoc)
        }
        instruction.attach(heredocs, end: end)
    }

    /// Reads lines up to the name, which an operator of the shell behind it in the marker hides from the builder.
    private mutating func readBody(of heredoc: inout Heredoc, _ marker: HeredocMarker) {
        let start = lines.lines.offset
        var end = start
        var builder = LogicalTextBuilder(at: start)
        let shorter = marker.nameBeforeOperator
        if shorter != nil { diagnostics.append(Diagnostic(.heredocNameOperator, heredoc.marker.range)) }
        while let line = lines.lines.next() {
            var content = line.content
            if heredoc.stripsTabs { content = content.lowerBound + tabs(in: content)..<content.upperBound }
            if bytes[content].elementsEqual(marker.name) || shorter.map({ bytes[content].elementsEqual($0) }) ?? false {
                heredoc.terminator = content
                break
            }
            builder.append(content.lowerBound..<line.end, of: bytes)
            end = line.end
        }
        heredoc.body = builder.text
        heredoc.bodyRange = start..<end
        if heredoc.terminator == nil {
            diagnostics.append(Diagnostic(.unterminatedHeredoc, heredoc.marker.range))
        }
    }

    private func tabs(in content: Range<Int>) -> Int {
        var count = 0
        while count < content.count, bytes[content.lowerBound + count] == .tab { count += 1 }
        return count
    }
}

extension Instruction {
    /// Gives an instruction, and the one that ONBUILD holds, its heredocs.
    fileprivate mutating func attach(_ heredocs: [Heredoc], end: Int) {
        self.heredocs = heredocs
        range = range.lowerBound..<max(range.upperBound, end)
        if case .trigger(var inner) = body {
            inner.attach(heredocs, end: end)
            body = .trigger(inner)
        }
    }
}
