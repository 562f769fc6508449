/// The stages without a label: neither they have it, nor the stage they begin with, nor one that uses them.
struct HadolintMissingLabel {
    /// The names of the stages with it.
    private var good: Set<String> = []
    private var bad: Set<Int> = []
    private var badByName: [String: [Int]] = [:]

    init(_ label: String, in file: HadolintFile) {
        var current: (image: HadolintImage, line: Int)?
        for instruction in file.instructions {
            switch instruction.content {
            case .from(let image):
                current = (image, instruction.line)
                enter(image, instruction.line, isGood: good.contains(image.name))
            case .copy(_, _, let source?): excuse(source)
            case .label(let pairs):
                guard let current, pairs.contains(where: { $0.name == label }) else { continue }
                excuse(current.image.stageName)
                enter(current.image, current.line, isGood: true)
            default: break
            }
        }
    }

    /// Of FROM.
    var lines: [Int] { bad.sorted() }

    private mutating func enter(_ image: HadolintImage, _ line: Int, isGood: Bool) {
        if isGood {
            bad.remove(line)
            if let alias = image.alias { good.insert(alias) }
        } else {
            bad.insert(line)
            if let alias = image.alias { badByName[alias, default: []].append(line) }
        }
    }

    private mutating func excuse(_ name: String) {
        bad.subtract(badByName.removeValue(forKey: name) ?? [])
    }
}
