internal import Dockerfile
internal import ShellSyntax

/// A Dockerfile, read once for all checks.
struct AuditedDockerfile {
    let document: DockerfileDocument
    let graph: StageGraph
    let options: CheckOptions
    /// Everything that a shell, or the kernel, runs, in the order of the file.
    let scripts: [BuildScript]
    /// The ignore file of the build context; nil if there is none, or if the context is not known.
    let ignoreFile: DockerIgnore?
    /// The stages that make an image that somebody runs: the target, or all of them.
    let imageStages: [Stage]
    /// The numbers of these stages and of those that they begin with.
    private let imageStageIndices: Set<Int>

    init(_ source: [UInt8], options: CheckOptions = CheckOptions()) {
        document = DockerfileDocument(source)
        let graph = StageGraph(document)
        self.graph = graph
        self.options = options
        ignoreFile = options.knowsContext ? options.dockerIgnore.map { DockerIgnore($0) } : nil
        scripts = BuildScript.all(in: graph)
        if options.judgesAllStages {
            imageStages = graph.stages
        } else {
            imageStages = (options.dockerfileTarget.map { graph.stage($0) } ?? graph.final).map { [$0] } ?? []
        }
        imageStageIndices = Set(
            options.judgesAllStages
                ? Array(graph.stages.indices) : imageStages.flatMap { graph.chain(of: $0).map(\.index) })
    }

    /// The instructions, those that ONBUILD holds in their places.
    var instructions: [Instruction] { document.instructions.map(\.effective) }

    func instructions(_ kinds: InstructionKind...) -> [Instruction] {
        instructions.filter { kinds.contains($0.kind) }
    }

    /// Every command of every script.
    var commands: [BuildCommand] { scripts.flatMap(\.commands) }

    /// The commands of RUN instructions alone.
    var buildCommands: [BuildCommand] { scripts.filter { $0.instruction.kind == .run }.flatMap(\.commands) }

    /// A word as the builder reads it, variables replaced as far as their values are known.
    func expand(_ word: Word, in instruction: Instruction) -> Expansion { graph.expand(word, in: instruction) }

    /// The value of a word if all of it is known.
    func value(of word: Word, in instruction: Instruction) -> String? {
        let expansion = expand(word, in: instruction)
        return expansion.isComplete ? expansion.value : nil
    }

    func isInImage(_ instruction: Instruction) -> Bool {
        graph.stage(of: instruction).map { imageStageIndices.contains($0.index) } ?? false
    }
}
