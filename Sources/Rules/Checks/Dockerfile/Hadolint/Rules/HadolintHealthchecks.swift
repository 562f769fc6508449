/// Which stages have HEALTHCHECK: on their own, from a stage they begin with, or for one that begins with them.
struct HadolintHealthchecks {
    private struct Stage: Hashable {
        let image: String
        let name: String
        let line: Int
    }

    private var current: Stage?
    private var good: Set<Stage> = []
    private var bad: Set<Stage> = []

    /// The lines of the stages without one.
    let missing: [Int]

    init(_ file: HadolintFile) {
        var stages = HadolintHealthchecks()
        for instruction in file.instructions {
            switch instruction.content {
            case .from(let image):
                stages.enter(Stage(image: image.name, name: image.stageName, line: instruction.line))
            case .healthcheck: stages.markGood()
            default: break
            }
        }
        missing = Set(stages.bad.map(\.line)).sorted()
    }

    private init() { missing = [] }

    private mutating func enter(_ stage: Stage) {
        current = stage
        if good.contains(where: { $0.name == stage.image }) { good.insert(stage) } else { bad.insert(stage) }
    }

    private mutating func markGood() {
        guard let current else { return }
        var pending = [current]
        while let stage = pending.popLast() {
            bad.remove(stage)
            good.insert(stage)
            pending += bad.filter { $0.name == stage.image }
            bad.subtract(pending)
        }
    }
}
