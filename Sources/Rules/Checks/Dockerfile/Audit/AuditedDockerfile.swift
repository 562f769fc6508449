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
    /// The rules that comments of other tools silence, in the order of the file.
    let ignores: [Ignore]
    /// The stages that make an image that somebody runs: the target, or all of them.
    let imageStages: [Stage]
    /// The numbers of those, and of the stages that they begin with.
    private let imageStageNumbers: Set<Int>

    init(_ source: [UInt8], options: CheckOptions = CheckOptions()) {
        document = DockerfileDocument(source)
        let graph = StageGraph(document)
        self.graph = graph
        self.options = options
        ignoreFile = options.knowsContext ? options.dockerIgnore.map { DockerIgnore($0) } : nil
        scripts = BuildScript.all(in: graph)
        ignores = IgnoreReader(document, graph).ignores().filter {
            $0.tool != .hadolint || options.honoursHadolintIgnores
        }
        if options.judgesAllStages {
            imageStages = graph.stages
        } else {
            imageStages = (options.dockerfileTarget.map { graph.stage($0) } ?? graph.final).map { [$0] } ?? []
        }
        imageStageNumbers = graph.numbers(inChainsOf: imageStages)
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

    /// Whether it stands in a stage whose layers are those of the image.
    func isInImage(_ instruction: Instruction) -> Bool {
        graph.stage(of: instruction).map { imageStageNumbers.contains($0.index) } ?? false
    }
}

extension StageGraph {
    /// The numbers of stages and of those that they begin with.
    func numbers(inChainsOf stages: [Stage]) -> Set<Int> {
        var numbers: Set<Int> = []
        for stage in stages {
            var current = stage
            while numbers.insert(current.index).inserted, case .stage(let index) = current.base, index < current.index {
                current = self.stages[index]
            }
        }
        return numbers
    }
}
