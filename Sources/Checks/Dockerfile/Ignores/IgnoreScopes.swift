internal import Dockerfile

/// The parts of a Dockerfile that a comment can cover.
struct IgnoreScopes {
    let document: DockerfileDocument
    let graph: StageGraph

    /// The whole file.
    var file: Range<Int> { 0..<document.source.count }

    /// The instruction that a comment stands above, through all its lines; of a comment inside an instruction the next line.
    func instruction(_ comment: Comment) -> Range<Int>? {
        switch comment.placement {
        case .before(let index): comment.isAdjacent ? document.instructions[index].range : nil
        case .inside: writtenLine(after: comment.range.upperBound)
        case .trailing: nil
        }
    }

    /// From a comment to the end of its stage; above FROM, the stage that begins there.
    func stage(_ comment: Comment) -> Range<Int>? {
        guard let index = comment.instruction else { return nil }
        let start = comment.range.lowerBound
        if let stage = graph.stage(of: document.instructions[index]) {
            return min(start, stage.range.upperBound)..<stage.range.upperBound
        }
        // Above the first FROM stand ARG instructions alone.
        let end = graph.stages.first?.from.range.lowerBound ?? document.source.count
        return min(start, end)..<end
    }

    /// The FROM of the stage that ends in an instruction which starts the container.
    ///
    /// A missing USER is reported there by semgrep, and at FROM by us.
    func from(startedBy instruction: Instruction) -> Range<Int>? {
        guard [.cmd, .entrypoint, .healthcheck].contains(instruction.kind) else { return nil }
        return graph.stage(of: instruction)?.from.range
    }

    /// The line of an offset, without its end.
    func line(at offset: Int) -> Range<Int> {
        let source = document.source
        let start = source[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return start..<(source[offset...].firstIndex(of: 0x0A) ?? source.count)
    }

    /// The first line behind that of an offset which is neither blank nor a comment.
    func writtenLine(after offset: Int) -> Range<Int>? {
        let source = document.source
        var start = offset
        // Nobody stacks more comments than this.
        for _ in 0..<Self.stackLimit {
            guard let newline = source[start...].firstIndex(of: 0x0A), newline + 1 < source.count else { return nil }
            start = newline + 1
            let content = source[start...].prefix { $0 != 0x0A }
            if let first = content.first(where: { !CommentReader.isBlank($0) }), first != UInt8(ascii: "#") {
                return content.indices
            }
        }
        return nil
    }

    private static let stackLimit = 64
}
