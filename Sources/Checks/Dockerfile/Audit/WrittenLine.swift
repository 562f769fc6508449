internal import Dockerfile
internal import ShellSyntax

/// A line that a Dockerfile writes into a file: by `echo … > file`, a heredoc, `tee`, `sed -i`, or COPY of a heredoc.
struct WrittenLine {
    /// Without blanks around it; `${name}` and `$()` stand for what is not known.
    let text: String
    /// Where it stands in the file, or the word that it stands in.
    let range: Range<Int>
}

extension AuditedDockerfile {
    /// The lines that are written into files.
    var writtenLines: [WrittenLine] {
        let copied = instructions(.copy, .add).flatMap { instruction in
            instruction.heredocs.flatMap { lines(of: $0.body.string, in: $0.bodyRange) }
        }
        return copied + commands.flatMap(writtenLines)
    }

    private func writtenLines(_ command: BuildCommand) -> [WrittenLine] {
        switch command.name {
        case "echo", "printf":
            guard command.writesFile else { return [] }
            return command.command.arguments.flatMap { word in
                lines(of: command.visibleText(of: word), in: command.range(of: word))
            }
        case "cat", "tee":
            return command.command.redirections.flatMap { redirection in
                guard let body = redirection.heredoc?.body else { return [WrittenLine]() }
                return lines(of: command.visibleText(of: body), in: command.range(of: body))
            }
        case "sed", "perl":
            return command.command.arguments.flatMap { word -> [WrittenLine] in
                guard !word.prefix.hasPrefix("-") else { return [] }
                let range = command.range(of: word)
                return Self.replacements(in: command.visibleText(of: word)).map { text in
                    WrittenLine(text: text, range: lastPlace(of: text, in: range) ?? range)
                }
            }
        default: return []
        }
    }

    /// The lines of a text, each with its place in a range if it stands there as it is.
    private func lines(of text: String, in range: Range<Int>) -> [WrittenLine] {
        var start = range.lowerBound
        return Self.split(text).map { line in
            // A window, and on to the next line: time stays linear in the length.
            let end = min(range.upperBound, start + line.utf8.count + 512)
            guard let place = place(of: line, in: start..<max(start, end)) else {
                let rest = document.source[start..<range.upperBound]
                start = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
                return WrittenLine(text: line, range: range)
            }
            start = place.upperBound
            return WrittenLine(text: line, range: place)
        }
    }

    /// Where a text stands first in a range of the file.
    func place(of text: String, in range: Range<Int>) -> Range<Int>? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, range.count >= bytes.count else { return nil }
        for start in range.lowerBound...(range.upperBound - bytes.count)
        where document.source[start] == bytes[0]
            && document.source[start..<start + bytes.count].elementsEqual(bytes)
        {
            return start..<start + bytes.count
        }
        return nil
    }

    /// Where it stands last: a replacement stands behind the pattern.
    private func lastPlace(of text: String, in range: Range<Int>) -> Range<Int>? {
        var found: Range<Int>?
        while let next = place(of: text, in: (found.map { $0.lowerBound + 1 } ?? range.lowerBound)..<range.upperBound) {
            found = next
        }
        return found
    }

    /// At line feeds, and at `\n` as echo and printf read it.
    static func split(_ text: String) -> [String] {
        var lines: [String] = [""]
        var isEscaped = false
        for character in text {
            if isEscaped {
                isEscaped = false
                if character == "n" {
                    lines.append("")
                    continue
                }
                lines[lines.count - 1].append("\\")
                if character == "\\" {
                    lines[lines.count - 1].append(character)
                    continue
                }
            }
            switch character {
            case "\\": isEscaped = true
            case "\n", "\r\n": lines.append("")
            default: lines[lines.count - 1].append(character)
            }
        }
        if isEscaped { lines[lines.count - 1].append("\\") }
        return lines.map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }
    }

    /// What `s/pattern/replacement/` puts in place, and what `a`, `i` and `c` add.
    static func replacements(in script: String) -> [String] {
        script.split { $0 == ";" || $0 == "\n" }.compactMap { command in
            let text = withoutAddress(command.trimmingBlanks)
            guard let letter = text.first else { return nil }
            var rest = text.dropFirst()
            if "aic".contains(letter) {
                if rest.first == "\\" {
                    rest = rest.dropFirst()
                } else if rest.first?.isWhitespace != true {
                    return nil
                }
                return String(rest.trimmingBlanks)
            }
            guard letter == "s", let separator = rest.first, !separator.isLetter, !separator.isWhitespace else {
                return nil
            }
            let parts = rest.dropFirst().split(separator: separator, omittingEmptySubsequences: false)
            return parts.count >= 2 ? String(parts[1].trimmingBlanks) : nil
        }
    }

    /// Behind `3`, `$`, `/pattern/` and two of them with a comma between.
    private static func withoutAddress(_ command: Substring) -> Substring {
        var text = command
        while let first = text.first {
            if first == "/" {
                guard let end = text.dropFirst().firstIndex(of: "/") else { return text }
                text = text[text.index(after: end)...]
            } else if first.isNumber || first.isWhitespace || "$,!{".contains(first) {
                text = text.dropFirst()
            } else {
                return text
            }
        }
        return text
    }
}

extension BuildCommand {
    /// Whether its output ends in a file.
    var writesFile: Bool {
        (command.redirections + command.context.redirections).contains { $0.writesFile && $0.number == 1 }
            || downstream.contains { ["tee", "sponge", "dd"].contains($0.name ?? "") }
    }

    /// The text of a word; `${name}` and `$()` stand for what is not known.
    func visibleText(of word: ShellWord) -> String {
        if let value = value(of: word) { return value }
        return Self.visible(word.parts)
    }

    private static func visible(_ parts: [ShellWordPart]) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let literal): text += literal.text
            case .quotation(let quotation): text += visible(quotation.parts)
            case .parameter(let parameter): text += "${\(parameter.name)}"
            default: text += "$()"
            }
        }
    }
}

extension StringProtocol {
    /// Without spaces, tabs and line ends at both ends.
    var trimmingBlanks: SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex...] }
        return self[first...last]
    }
}
