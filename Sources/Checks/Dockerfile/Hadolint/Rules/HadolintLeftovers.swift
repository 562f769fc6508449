/// RUN instructions that leave something behind, in the last stage or in one that others begin with.
struct HadolintLeftovers {
    let lines: [Int]

    init(_ file: HadolintFile, where leaves: (HadolintScript, HadolintRunFlags) -> Bool) {
        var current = HadolintImage.none
        var bases: Set<String> = []
        var found: [(line: Int, stage: HadolintImage)] = []
        for instruction in file.instructions {
            switch instruction.content {
            case .from(let image):
                current = image
                bases.insert(image.name)
            case .run(let script, let flags): if leaves(script, flags) { found.append((instruction.line, current)) }
            default: break
            }
        }
        lines = found.filter { $0.stage == current || $0.stage.alias.map(bases.contains) ?? false }.map(\.line)
    }
}
