/// The stages of a Dockerfile and what flows between them.
public struct StageGraph: Sendable {
    /// The file.
    public let document: DockerfileDocument
    /// The variables that FROM sees: the ARG instructions before the first FROM, and what the builder brings along.
    public let globals: Environment
    /// The instructions before the first FROM.
    public let preamble: ArraySlice<Instruction>
    /// The stages, in order.
    public let stages: [Stage]
    /// What is wrong with the stages and with the words that were expanded for them.
    public let diagnostics: [Diagnostic]

    private let states: [BuildState]
    private let stageOfInstruction: [Int?]

    /// Follows the instructions of a file, in time and memory about linear in its size.
    ///
    /// - Parameter buildArguments: values for ARG instructions, as `docker build --build-arg` gives them.
    public init(_ document: DockerfileDocument, buildArguments: [String: String] = [:]) {
        var builder = StageGraphBuilder(document, buildArguments: buildArguments)
        builder.build()
        self.document = document
        globals = builder.globals
        preamble = document.instructions[..<builder.preambleEnd]
        stages = builder.stages
        states = builder.states
        stageOfInstruction = builder.stageOfInstruction
        diagnostics = builder.diagnostics
    }

    /// The last stage, which a build makes unless it is told another one.
    public var final: Stage? { stages.last }

    /// The stage of a name, in any case, or of a number; of several the last one.
    public func stage(_ target: String) -> Stage? {
        let name = target.lowercased()
        if let stage = stages.last(where: { $0.name?.value.lowercased() == name }) { return stage }
        return Int(target).flatMap { stages.indices.contains($0) ? stages[$0] : nil }
    }

    /// The stage that an instruction stands in; nil before the first FROM.
    public func stage(of instruction: Instruction) -> Stage? {
        stageOfInstruction[instruction.index].map { stages[$0] }
    }

    /// What holds before an instruction.
    public func state(before instruction: Instruction) -> BuildState { states[instruction.index] }

    /// The SHELL that an instruction is run with, if the file sets one.
    public func shell(for instruction: Instruction) -> Instruction? { last(.shell, before: instruction) }

    /// The last instruction of a kind that counts before an instruction, an inherited one too.
    public func last(_ kind: InstructionKind, before instruction: Instruction) -> Instruction? {
        states[instruction.index].last[kind].map { document.instructions[$0] }
    }

    /// A word of an instruction, expanded with the variables that are set before it.
    public func expand(_ word: Word, in instruction: Instruction) -> Expansion {
        states[instruction.index].environment.expand(word, in: instruction.text)
    }

    /// A stage, the stage it begins with, and so on.
    public func chain(of stage: Stage) -> [Stage] {
        var chain = [stage]
        var current = stage
        while case .stage(let index) = current.base, index < current.index {
            current = stages[index]
            chain.append(current)
        }
        return chain
    }

    /// The instructions of a kind in a stage and in those it begins with, in the order they are carried out: EXPOSE, VOLUME, LABEL.
    public func inherited(_ kind: InstructionKind, by stage: Stage) -> [Instruction] {
        chain(of: stage).reversed().flatMap { $0.instructions(kind) }
    }

    /// The numbers of the stages that a build of a stage carries out: itself, and what it begins with or takes files from.
    public func reached(from stage: Stage) -> Set<Int> {
        var reached: Set<Int> = [stage.index]
        var pending = [stage.index]
        while let index = pending.popLast() {
            for need in stages[index].needs where reached.insert(need.stage).inserted { pending.append(need.stage) }
        }
        return reached
    }
}

extension Stage {
    /// A stage that another one needs, and the word that names it.
    struct Need {
        var stage: Int
        var range: Range<Int>
    }

    /// The stages that it begins with or takes files from.
    var needs: [Need] {
        var needs: [Need] = []
        if case .stage(let index) = base, let image = from.from?.image {
            needs.append(Need(stage: index, range: image.range))
        }
        for source in sources {
            if case .stage(let index) = source.origin { needs.append(Need(stage: index, range: source.word.range)) }
        }
        return needs
    }
}
