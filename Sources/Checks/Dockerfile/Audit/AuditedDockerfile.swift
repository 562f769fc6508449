internal import Dockerfile
internal import ShellSyntax

/// A Dockerfile, read once for all checks.
struct AuditedDockerfile {
    let document: DockerfileDocument
    let graph: StageGraph
    let options: CheckOptions
    /// The instructions, those that ONBUILD holds in their places.
    let instructions: [Instruction]
    /// Every command of every script.
    let commands: [BuildCommand]
    /// The commands of RUN instructions alone.
    let buildCommands: [BuildCommand]
    /// Those of package tools, of every script.
    let packageCommands: [PackageCommand]
    /// Everything that a shell, or the kernel, runs, in the order of the file.
    let scripts: [BuildScript]
    /// The services of compose files that build it.
    let services: [ComposeBuild]
    /// The folder that COPY takes from; nil if it cannot be told.
    private(set) var context: BuildContext?
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
        services = options.surroundings.map { ComposeBuild.all(of: options.path, in: $0) } ?? []
        scripts = BuildScript.all(in: graph)
        instructions = document.instructions.map(\.effective)
        commands = scripts.flatMap(\.commands)
        packageCommands = commands.compactMap(PackageCommand.init)
        buildCommands = scripts.filter { $0.instruction.kind == .run }.flatMap(\.commands)
        ignores = IgnoreReader(document, graph).ignores().filter {
            $0.tool != .hadolint || options.honoursHadolintIgnores
        }
        if options.judgesAllStages {
            imageStages = graph.stages
        } else {
            imageStages = Self.targets(options, services, graph)
        }
        imageStageNumbers = graph.numbers(inChainsOf: imageStages)
        context = options.surroundings.flatMap { BuildContext(of: self, in: $0) }
    }

    /// The stage that is built, or if nobody names one each that services build.
    private static func targets(_ options: CheckOptions, _ services: [ComposeBuild], _ graph: StageGraph) -> [Stage] {
        if let target = options.dockerfileTarget { return graph.stage(target).map { [$0] } ?? [] }
        var stages = services.compactMap { $0.target.flatMap { graph.stage($0) } ?? graph.final }
        // A compose file for development says nothing of the image that is shipped.
        if !services.contains(where: \.isMain), let final = graph.final { stages.append(final) }
        var known: Set<Int> = []
        return stages.filter { known.insert($0.index).inserted }
    }

    /// The ignore file of the build context; nil if there is none, or if the context is not known.
    var ignoreFile: DockerIgnore? { context?.ignoreFile }

    func instructions(_ kinds: InstructionKind...) -> [Instruction] {
        instructions.filter { kinds.contains($0.kind) }
    }

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
