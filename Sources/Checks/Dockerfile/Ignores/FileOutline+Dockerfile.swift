internal import Dockerfile

extension FileOutline {
    /// The instructions of a Dockerfile with their heredocs, and its stages.
    init(_ document: DockerfileDocument) {
        let statements = document.instructions.map { instruction in
            let first = document.position(of: instruction.range.lowerBound).line
            let last = document.position(of: max(instruction.range.lowerBound, instruction.range.upperBound - 1)).line
            let comment = document.comments(of: instruction).first {
                $0.isAdjacent && $0.placement == .before(instruction.index)
            }
            return Part(
                start: comment.map { document.position(of: $0.range.lowerBound).line } ?? first, lines: first...last)
        }
        let stages = document.instructions.indices.filter { document.instructions[$0].kind == .from }
        let ends = stages.dropFirst() + [document.instructions.count]
        self.init(
            statements: statements,
            sections: zip(stages, ends).map { stage, end in
                Part(
                    start: statements[stage].start,
                    lines: statements[stage].lines.lowerBound...statements[end - 1].lines.upperBound)
            })
    }
}
