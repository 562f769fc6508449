internal import Dockerfile
internal import ShellSyntax

// What is taken out of a file, with the blanks around it.
extension AuditedDockerfile {
    /// The fix that takes an option away which stands at a place, or the value of one.
    /// - Parameter valued: options whose value is the next word.
    func removalOfOption(at range: Range<Int>, valued: Set<String> = []) -> Fix? {
        guard let (command, word) = word(at: range), let text = word.literal else { return nil }
        let words = command.command.words
        guard let index = words.firstIndex(where: { $0.range == word.range }), index > 0 else { return nil }
        let edits = CommandEdits(command, in: self)
        let before = words[index - 1].literal ?? ""
        if ["-o", "--option", "--setopt"].contains(before) {
            return Fix("\(before) \(text) goes", [edits.removal(of: words[index - 1], through: word)], isUnsafe: true)
        }
        guard text.hasPrefix("-") else { return nil }
        let value = valued.contains(text) && index + 1 < words.count ? words[index + 1] : nil
        let name = text.prefix { $0 != "=" }
        return Fix("\(name) goes", [edits.removal(of: word, through: value)], isUnsafe: true)
    }

    /// The edit that takes a pair of ENV, ARG or LABEL away, and the instruction with its last one.
    func removal(of pair: KeyValue, in instruction: Instruction) -> Edit? {
        let pairs = instruction.pairs
        guard let index = pairs.firstIndex(of: pair) else { return nil }
        guard pairs.count > 1 else {
            let range = document.instructions[instruction.index].range
            let end = document.source[range.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? document.source.count
            return .removal(lineStart(of: range.lowerBound)..<end)
        }
        let range =
            index > 0
            ? pairs[index - 1].range.upperBound..<pair.range.upperBound
            : pair.range.lowerBound..<pairs[index + 1].range.lowerBound
        let gap = index > 0 ? range.lowerBound..<pair.range.lowerBound : pair.range.upperBound..<range.upperBound
        return isGap(gap) ? .removal(range) : nil
    }
}
