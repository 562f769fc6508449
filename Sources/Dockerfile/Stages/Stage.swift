/// A stage: FROM and the instructions behind it.
public struct Stage: Sendable {
    /// Its number, from 0.
    public let index: Int
    /// FROM.
    public let from: Instruction
    /// The name behind `AS`, as written.
    public let name: Word?
    /// The image or stage behind FROM, expanded.
    public let image: Expansion
    /// The value of `--platform`, expanded.
    public let platform: Expansion?
    /// What it begins with.
    public let base: StageBase
    /// The instructions behind FROM.
    public let instructions: ArraySlice<Instruction>
    /// What it takes from other stages and images, in order.
    public internal(set) var sources: [StageSource] = []
    /// What holds at its end.
    public internal(set) var end: BuildState
    /// All instructions of the file: what is inherited stands in other stages.
    let all: [Instruction]

    /// Its own instructions of a kind.
    public func instructions(_ kind: InstructionKind) -> [Instruction] { instructions.filter { $0.kind == kind } }

    /// Its own RUN instructions.
    public var runs: [Instruction] { instructions(.run) }

    /// Its own COPY and ADD instructions.
    public var copies: [Instruction] { instructions.filter { $0.kind == .copy || $0.kind == .add } }

    /// The range of the whole stage in the file.
    public var range: Range<Int> {
        from.range.lowerBound..<(instructions.last ?? from).range.upperBound
    }

    /// The USER that counts at its end, its own or an inherited one; nil if the image decides.
    public var user: Instruction? { last(.user) }
    /// The WORKDIR that counts at its end, its own or an inherited one.
    public var workdir: Instruction? { last(.workdir) }
    /// The SHELL that counts at its end, its own or an inherited one.
    public var shell: Instruction? { last(.shell) }
    /// The ENTRYPOINT that counts at its end, its own or an inherited one.
    public var entrypoint: Instruction? { last(.entrypoint) }
    /// The CMD that counts at its end, its own or an inherited one; an ENTRYPOINT of its own takes an inherited one away.
    public var cmd: Instruction? { last(.cmd) }
    /// The HEALTHCHECK that counts at its end, its own or an inherited one; it may be `NONE`.
    public var healthcheck: Instruction? { last(.healthcheck) }

    private func last(_ kind: InstructionKind) -> Instruction? { end.last[kind].map { all[$0] } }

    /// Whether an instruction stands in this stage, its FROM included.
    public func contains(_ instruction: Instruction) -> Bool {
        instruction.index == from.index || instructions.indices.contains(instruction.index)
    }
}
