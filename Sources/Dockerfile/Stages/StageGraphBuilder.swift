/// Goes through the instructions of a file and keeps what holds before each.
struct StageGraphBuilder {
    let document: DockerfileDocument
    let buildArguments: [String: String]
    private(set) var globals: Environment
    private(set) var stages: [Stage] = []
    private(set) var states: [BuildState] = []
    private(set) var stageOfInstruction: [Int?] = []
    private(set) var preambleEnd = 0
    private(set) var diagnostics: [Diagnostic] = []
    private var state: BuildState
    /// The latest stage of a name in lower case.
    private var stageNames: [String: Int] = [:]
    private var hasOwnCommand = false
    /// How many bytes of values may still be put in: it bounds the time, and the memory of what is kept.
    private var room: Int

    init(_ document: DockerfileDocument, buildArguments: [String: String]) {
        self.document = document
        self.buildArguments = buildArguments
        globals = Environment(escape: document.escape, isGlobal: true)
        state = BuildState(environment: globals)
        room = 1 << 22 + 4 * document.source.count
    }

    mutating func build() {
        let instructions = document.instructions
        preambleEnd = instructions.firstIndex { $0.kind == .from } ?? instructions.count
        for instruction in instructions[..<preambleEnd] {
            states.append(BuildState(environment: globals))
            stageOfInstruction.append(nil)
            if instruction.kind == .arg {
                declareGlobals(instruction)
            } else if instruction.kind != .unknown {
                diagnostics.append(
                    Diagnostic(.outsideStage, instruction.keyword.range, subject: instruction.keyword.value))
            }
        }
        var start = preambleEnd
        while start < instructions.count {
            let end = instructions[(start + 1)...].firstIndex { $0.kind == .from } ?? instructions.count
            add(instructions[start], instructions[start + 1..<end])
            start = end
        }
        for index in stages.indices { stages[index].sources = sources(of: stages[index]) }
        findCircles()
        diagnostics.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    // MARK: Stages

    private mutating func add(_ from: Instruction, _ instructions: ArraySlice<Instruction>) {
        states.append(BuildState(environment: globals))
        stageOfInstruction.append(stages.count)
        let image = from.from.map { expand($0.image, in: from, with: globals) }
        let base = image.map(self.base) ?? .unresolved
        if case .stage(let index) = base {
            state = stages[index].end
        } else {
            state = BuildState(environment: Environment(escape: document.escape, isGlobal: false))
            if base == .scratch { state.workingDirectory = "/" }
        }
        hasOwnCommand = false
        for instruction in instructions {
            states.append(state)
            stageOfInstruction.append(stages.count)
            apply(instruction)
        }
        let platform = from.flag("platform")?.value.map { expand($0, in: from, with: globals) }
        if let name = from.from?.name?.value { stageNames[name.lowercased()] = stages.count }
        stages.append(
            Stage(
                index: stages.count, from: from, name: from.from?.name,
                image: image ?? Expansion(value: "", references: [], issues: []), platform: platform, base: base,
                instructions: instructions, end: state, all: document.instructions))
    }

    /// An earlier stage's name goes before `scratch` and images.
    private func base(_ image: Expansion) -> StageBase {
        guard image.isComplete else { return .unresolved }
        if let index = stageNames[image.value.lowercased()] { return .stage(index) }
        return image.value == "scratch" ? .scratch : .image(ImageReference(image.value))
    }

    private mutating func apply(_ instruction: Instruction) {
        switch instruction.kind {
        case .env: setVariables(instruction)
        case .arg: declareArguments(instruction)
        case .workdir:
            let path = instruction.word.map { expand($0, in: instruction, with: state.environment) }
            let next = path.flatMap { path in
                path.isComplete ? WorkingDirectory.path(path.value, after: state.workingDirectory) : nil
            }
            state.workingDirectory = keep(next)
        case .entrypoint: if !hasOwnCommand { state.last[.cmd] = nil }
        case .cmd: hasOwnCommand = true
        default: break
        }
        if BuildState.replaced.contains(instruction.kind) { state.last[instruction.kind] = instruction.index }
    }

    private mutating func keep(_ path: String?) -> String? {
        guard let path, path.utf8.count <= room else { return nil }
        room -= path.utf8.count
        return path
    }

    // MARK: Variables

    private mutating func expand(_ word: Word, in instruction: Instruction, with environment: Environment) -> Expansion
    {
        let growth = min(Environment.greatestGrowth, room)
        var left = growth
        let expansion = environment.expand(word, in: instruction.text, growth: &left)
        room -= growth - left
        diagnostics.append(contentsOf: expansion.issues)
        return expansion
    }

    /// Each of the ARGs before the first FROM sees those before it.
    private mutating func declareGlobals(_ instruction: Instruction) {
        for pair in instruction.pairs {
            let name = expand(pair.key, in: instruction, with: globals).value
            let value = pair.value.map { expand($0, in: instruction, with: globals) }
            globals.declare(name, as: argument(name, pair, value: value, inherited: nil))
        }
    }

    /// The ARGs of one instruction see what was set before it.
    private mutating func declareArguments(_ instruction: Instruction) {
        let environment = state.environment
        for pair in instruction.pairs {
            let name = expand(pair.key, in: instruction, with: environment).value
            let value = pair.value.map { expand($0, in: instruction, with: environment) }
            let inherited = globals.argument(name)
            state.environment.declare(name, as: argument(name, pair, value: value, inherited: inherited))
        }
    }

    /// A value of the build goes before the one written here, and that before the one before the first FROM.
    private func argument(_ name: String, _ pair: KeyValue, value: Expansion?, inherited: Variable?) -> Variable {
        if let given = buildArguments[name] {
            return Variable(value: given, origin: .argument, isComplete: true, range: pair.range)
        }
        if let value {
            return Variable(value: value.value, origin: .argument, isComplete: value.isComplete, range: pair.range)
        }
        if let inherited, let value = inherited.value {
            return Variable(value: value, origin: .argument, isComplete: inherited.isComplete, range: inherited.range)
        }
        let isPlatform = PredefinedArguments.platform.contains(name)
        return Variable(value: nil, origin: isPlatform ? .platform : .argument, isComplete: true, range: pair.range)
    }

    /// All pairs of one ENV see what was set before it.
    private mutating func setVariables(_ instruction: Instruction) {
        let environment = state.environment
        for pair in instruction.pairs {
            guard let value = pair.value else { continue }
            let name = expand(pair.key, in: instruction, with: environment).value
            let expansion = expand(value, in: instruction, with: environment)
            state.environment.set(
                name,
                to: Variable(
                    value: expansion.value, origin: .environment, isComplete: expansion.isComplete,
                    range: pair.range))
        }
    }

    // MARK: Edges

    private mutating func sources(of stage: Stage) -> [StageSource] {
        var sources: [StageSource] = []
        for instruction in stage.instructions {
            // What ONBUILD names are stages of another file.
            if instruction.kind == .copy, let word = instruction.flag("from")?.value {
                sources.append(source(word, in: instruction, isMount: false))
            }
            for mount in instruction.mounts where mount.type != "tmpfs" {
                if let word = mount.from { sources.append(source(word, in: instruction, isMount: true)) }
            }
        }
        return sources
    }

    /// COPY takes numbers and names, mounts take names only; later stages may be named too.
    private mutating func source(_ word: Word, in instruction: Instruction, isMount: Bool) -> StageSource {
        let expansion = globals.expand(word, in: instruction.text)
        var origin = StageSource.Origin.unresolved
        if !isMount, let number = Int(word.value) {
            if stages.indices.contains(number) {
                origin = .stage(number)
            } else {
                diagnostics.append(Diagnostic(.invalidStageIndex, word.range, subject: word.value))
            }
        } else if expansion.isComplete, !expansion.value.isEmpty {
            if let index = stageNames[expansion.value.lowercased()] {
                origin = .stage(index)
            } else {
                origin = expansion.value == "scratch" ? .scratch : .image(ImageReference(expansion.value))
            }
        }
        return StageSource(origin: origin, word: word, instruction: instruction.index, isMount: isMount)
    }

    /// Notes each edge to a stage that is on the way there; no recursion, stages may be many.
    private mutating func findCircles() {
        enum Mark { case new, open, done }
        var marks = [Mark](repeating: .new, count: stages.count)
        for root in stages.indices where marks[root] == .new {
            var path: [(stage: Int, needs: ArraySlice<Stage.Need>)] = [(root, stages[root].needs[...])]
            marks[root] = .open
            while var top = path.popLast() {
                guard let next = top.needs.popFirst() else {
                    marks[top.stage] = .done
                    continue
                }
                path.append(top)
                switch marks[next.stage] {
                case .done: break
                case .open: diagnostics.append(Diagnostic(.circularStages, next.range))
                case .new:
                    marks[next.stage] = .open
                    path.append((next.stage, stages[next.stage].needs[...]))
                }
            }
        }
    }
}
