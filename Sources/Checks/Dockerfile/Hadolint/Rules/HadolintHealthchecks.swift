/// Which stages have HEALTHCHECK: on their own, from a stage they begin with, or for one that begins with them.
struct HadolintHealthchecks {
    private struct Stage {
        let image: String
        let name: String
        let line: Int
    }

    private var good: Set<String> = []
    private var bad: [String: [Stage]] = [:]

    init(_ file: HadolintFile) {
        var current: Stage?
        for instruction in file.instructions {
            switch instruction.content {
            case .from(let image):
                let stage = Stage(image: image.name, name: image.stageName, line: instruction.line)
                current = stage
                if good.contains(stage.image) {
                    good.insert(stage.name)
                } else {
                    bad[stage.name, default: []].append(stage)
                }
            case .healthcheck: if let current { mark(current) }
            default: break
            }
        }
    }

    /// The lines of the stages without one.
    var missing: [Int] { bad.values.joined().map(\.line).sorted() }

    private mutating func mark(_ stage: Stage) {
        bad[stage.name]?.removeAll { $0.line == stage.line }
        var pending = [stage]
        while let stage = pending.popLast() {
            good.insert(stage.name)
            pending += bad.removeValue(forKey: stage.image) ?? []
        }
    }
}
