internal import Dockerfile

/// Reads the comments and directives of a Dockerfile by which other tools are told to be silent.
struct IgnoreReader {
    private let scopes: IgnoreScopes
    private var document: DockerfileDocument { scopes.document }

    init(_ document: DockerfileDocument, _ graph: StageGraph) {
        scopes = IgnoreScopes(document: document, graph: graph)
    }

    /// In the order of the file.
    func ignores() -> [Ignore] {
        var ignores = document.directives.flatMap { BuildKitIgnores.ignores($0, in: scopes) }
        for comment in document.comments { ignores += self.ignores(comment) }
        ignores += behindInstructions()
        return ignores.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func ignores(_ comment: Comment) -> [Ignore] {
        let source = document.source
        let range = comment.range
        var below = scopes.instruction(comment).map { [$0] } ?? []
        var ignores = HadolintIgnores.ignores(comment, in: scopes)
        ignores += CheckovIgnores.ignores(comment, in: scopes)
        ignores += BuildKitIgnores.ignores(comment, in: scopes)
        ignores += TrivyIgnores.ignores(in: source, range, covering: below)
        if case .before(let index) = comment.placement, comment.isAdjacent {
            below += scopes.from(startedBy: document.instructions[index]).map { [$0] } ?? []
        }
        return ignores + SemgrepIgnores.ignores(in: source, range, covering: below)
    }

    /// Comments of the shell, and what stands behind an instruction as if it were a comment.
    private func behindInstructions() -> [Ignore] {
        let source = document.source
        var comments = document.comments[...]
        var ignores: [Ignore] = []
        for instruction in document.instructions {
            var offset = instruction.range.lowerBound
            while let sign = source[offset..<instruction.range.upperBound].firstIndex(of: UInt8(ascii: "#")) {
                let end = source[sign...].firstIndex(of: 0x0A) ?? source.count
                offset = min(end, instruction.range.upperBound)
                comments = comments.drop { $0.range.upperBound <= sign }
                if comments.first?.range.contains(sign) == true { continue }
                let line = scopes.line(at: sign)
                var covered = [line]
                if source[line].first(where: { !CommentReader.isBlank($0) }) == UInt8(ascii: "#") {
                    covered += scopes.writtenLine(after: sign).map { [$0] } ?? []
                }
                ignores += TrivyIgnores.ignores(in: source, sign..<end, covering: covered)
                covered += scopes.from(startedBy: instruction).map { [$0] } ?? []
                ignores += SemgrepIgnores.ignores(in: source, sign..<end, covering: covered)
            }
        }
        return ignores
    }
}
