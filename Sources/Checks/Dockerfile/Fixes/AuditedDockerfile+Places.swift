internal import Dockerfile
internal import Rules
internal import ShellSyntax

// What stands at the place of a finding.
extension AuditedDockerfile {
    /// The instruction that holds a place; within ONBUILD, what that holds.
    func instruction(at range: Range<Int>) -> Instruction? {
        let all = document.instructions
        let index = all.partitioningIndex { $0.range.lowerBound > range.lowerBound } - 1
        guard index >= 0, range.lowerBound < all[index].range.upperBound else { return nil }
        return all[index].effective
    }

    /// The script that holds a place.
    func script(at range: Range<Int>) -> BuildScript? {
        guard let instruction = instruction(at: range) else { return nil }
        let index = scripts.partitioningIndex { $0.instruction.index >= instruction.index }
        return index < scripts.count && scripts[index].instruction.index == instruction.index ? scripts[index] : nil
    }

    /// The first command for which something holds, of the script that holds a place.
    func command(at range: Range<Int>, where isMeant: (BuildCommand) -> Bool) -> BuildCommand? {
        script(at: range)?.commands.first(where: isMeant)
    }

    /// The command whose name stands at a place.
    func command(named range: Range<Int>) -> BuildCommand? { command(at: range) { $0.nameRange == range } }

    /// The word at a place and its command; of a command within a command, the inner one.
    func word(at range: Range<Int>) -> (command: BuildCommand, word: ShellWord)? {
        for command in (script(at: range)?.commands ?? []).reversed() {
            if let word = command.command.words.first(where: { command.range(of: $0) == range }) {
                return (command, word)
            }
        }
        return nil
    }

    /// The command of a package manager whose verb stands at a place.
    func packageCommand(verbAt range: Range<Int>) -> PackageCommand? {
        script(at: range)?.commands.lazy
            .filter { $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound }
            .compactMap(PackageCommand.init).first { $0.verbRange == range }
    }

    /// The end of lines: that of the line before a place, or of the first line.
    func lineEnd(before offset: Int) -> String {
        let source = document.source
        let feed = source[..<offset].lastIndex(of: 0x0A) ?? source.firstIndex(of: 0x0A)
        return feed.map { $0 > 0 && source[$0 - 1] == 0x0D } == true ? "\r\n" : "\n"
    }

    /// The escape character.
    var escape: String { String(Unicode.Scalar(document.escape.rawValue)) }

    /// Where the line of a place begins.
    func lineStart(of offset: Int) -> Int {
        document.source[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    }

    /// The blanks at the start of the line of a place.
    func indentation(at offset: Int) -> String {
        let start = lineStart(of: offset)
        return document.text(start..<start + document.source[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 }.count)
    }

    /// Whether a range holds only blanks, line ends and escapes at ends of lines.
    func isGap(_ range: Range<Int>) -> Bool {
        document.source[range].allSatisfy {
            [0x20, 0x09, 0x0D, 0x0A, document.escape.rawValue].contains($0)
        }
    }
}
