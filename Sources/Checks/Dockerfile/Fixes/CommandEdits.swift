internal import Dockerfile
internal import ShellSyntax

/// Changes of the words of a command, in the form that the command is written in: for a shell, or as a JSON list.
struct CommandEdits {
    let command: BuildCommand
    let file: AuditedDockerfile

    init(_ command: BuildCommand, in file: AuditedDockerfile) {
        self.command = command
        self.file = file
    }

    /// Whether a word is a string of a JSON list.
    func isListed(_ word: ShellWord) -> Bool { isListed(command.range(of: word)) }

    private func isListed(_ range: Range<Int>) -> Bool {
        let source = file.document.source
        let quote = UInt8(ascii: "\"")
        return command.script.form == .exec && range.count > 1 && source[range.lowerBound] == quote
            && source[range.upperBound - 1] == quote
    }

    /// Puts words behind a word; they have no characters that mean something to a shell or in JSON.
    func insertion(of words: String..., after word: ShellWord) -> Edit {
        let isListed = isListed(word)
        let text = words.map { isListed ? ", \"\($0)\"" : " " + $0 }.joined()
        return .insertion(text, at: command.range(of: word).upperBound)
    }

    /// `--proto '=https'` behind the name of curl.
    func protocolRestriction() -> Edit? {
        guard let name = command.command.words.first else { return nil }
        // zsh reads `=https` as the path of a program; within quotes there is no room for more of them.
        let value = isListed(name) || command.command.context.host != nil ? "=https" : "'=https'"
        return insertion(of: "--proto", value, after: name)
    }

    /// Takes a word away, or several that follow each other, with the blanks or the line that nobody needs then.
    func removal(of first: ShellWord, through last: ShellWord? = nil) -> Edit? {
        let words = command.command.words
        guard let index = words.firstIndex(where: { $0.range == first.range }) else { return nil }
        let range = command.range(of: first).lowerBound..<command.range(of: last ?? first).upperBound
        guard index > 0 else {
            let rest = words.drop { $0.range.lowerBound <= (last ?? first).range.lowerBound }
            guard let next = rest.first.map({ command.range(of: $0).lowerBound }) else { return nil }
            guard next > range.upperBound, isSeparator(range.upperBound..<next) else { return nil }
            return .removal(range.lowerBound..<next)
        }
        let before = command.range(of: words[index - 1]).upperBound
        guard before <= range.lowerBound else { return nil }
        if isListed(range.lowerBound..<command.range(of: first).upperBound) {
            return isSeparator(before..<range.lowerBound) ? .removal(before..<range.upperBound) : nil
        }
        return removal(of: range, behind: before)
    }

    private func removal(of range: Range<Int>, behind before: Int) -> Edit? {
        let source = file.document.source
        func isBlank(_ offset: Int) -> Bool { source[offset] == 0x20 || source[offset] == 0x09 }
        var start = range.lowerBound
        while start > before, isBlank(start - 1) { start -= 1 }
        guard start > 0, source[start - 1] == 0x0A else {
            return start < range.lowerBound ? .removal(start..<range.upperBound) : nil
        }
        var end = range.upperBound
        while end < source.count, isBlank(end) { end += 1 }
        let lineEnd = source[end...].firstIndex(of: 0x0A) ?? source.count
        if end < lineEnd, source[end] == file.document.escape.rawValue, file.isGap(end + 1..<lineEnd) {
            return .removal(start..<min(lineEnd + 1, source.count))
        }
        if file.isGap(end..<lineEnd) {
            return file.isGap(before..<range.lowerBound) ? .removal(before..<range.upperBound) : nil
        }
        return .removal(range.lowerBound..<end)
    }

    /// Whether a range holds only what stands between words.
    private func isSeparator(_ range: Range<Int>) -> Bool {
        file.document.source[range].allSatisfy {
            [0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: ","), file.document.escape.rawValue].contains($0)
        }
    }

    /// Takes the whole command away with the `&&` behind it; nil if something else follows.
    func removalWithOperator() -> Edit? {
        let sequence = command.script.sequence
        guard command.script.form == .shell, command.command.redirections.isEmpty,
            let place = command.command.context.statement, command.command.context.host == nil,
            command.command.context.pipelines.isEmpty, !command.command.context.circumstances.contains(.negated)
        else { return nil }
        let statement = sequence.statements[place.statement]
        guard place.position < statement.connections.count, statement.connections[place.position] == .and,
            statement.pipelines[place.position].count == 1,
            let following = statement.pipelines[place.position + 1].first
        else { return nil }
        let next = sequence.commands[following]
        let end = command.script.source(next.range).lowerBound
        let between = file.document.source[command.range.upperBound..<end]
        let marks = between.count { $0 == UInt8(ascii: "&") }
        guard marks == 2,
            between.allSatisfy({
                [0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "&"), file.document.escape.rawValue].contains($0)
            })
        else { return nil }
        return .removal(command.range.lowerBound..<end)
    }

    /// Puts a text behind the last character of a word, within its quotes.
    func suffix(_ text: String, to word: ShellWord) -> Edit? {
        let range = command.range(of: word)
        guard let last = file.document.source[range].last else { return nil }
        let isQuoted = last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
        return .insertion(text, at: range.upperBound - (isQuoted ? 1 : 0))
    }

    /// Puts another text in the place of a word; quotes around the word stay.
    func replacement(of word: ShellWord, by text: String) -> Edit? {
        guard let literal = word.literal else { return nil }
        return replacement(of: literal, by: text, in: word)
    }

    /// Puts another text in the place of a part of a word, which stands in the file as it is.
    func replacement(of part: String, by text: String, in word: ShellWord) -> Edit? {
        file.place(of: part, in: command.range(of: word)).map { Edit($0, text) }
    }
}
