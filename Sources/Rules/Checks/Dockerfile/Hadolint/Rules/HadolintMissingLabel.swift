/// The stages without a label: neither they have it, nor the stage they begin with, nor one that uses them.
struct HadolintMissingLabel {
    private struct Stage: Hashable {
        let image: HadolintImage
        let line: Int
    }

    private var good: Set<Stage> = []
    private var bad: Set<Stage> = []

    init(_ label: String, in file: HadolintFile) {
        var current: Stage?
        for instruction in file.instructions {
            switch instruction.content {
            case .from(let image):
                let stage = Stage(image: image, line: instruction.line)
                current = stage
                if good.contains(where: { $0.image.alias == image.name }) {
                    good.insert(stage)
                } else {
                    bad.insert(stage)
                }
            case .copy(_, _, let source?): excuse(source)
            case .label(let pairs):
                guard let current, pairs.contains(where: { $0.name == label }) else { continue }
                excuse(current.image.stageName)
                good.insert(current)
                bad.remove(current)
            default: break
            }
        }
    }

    /// Of FROM.
    var lines: [Int] { bad.map(\.line).sorted() }

    private mutating func excuse(_ name: String) {
        bad = bad.filter { $0.image.alias != name }
    }
}
