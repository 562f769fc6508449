extension InstructionReader {
    /// A command in the shell or the exec form.
    mutating func command(_ span: Range<Int>, of kind: InstructionKind) -> InstructionCommand {
        let range = words.text.sourceRange(of: span)
        var form = InstructionCommand.Form.shell
        var list: [Word] = []
        var isMeant = false
        switch JSONList(words.bytes, in: span) {
        case .strings(let elements):
            form = .exec
            list = elements.map { words.word($0.value, at: $0.span) }
        case .others: diagnostics.append(Diagnostic(.notStrings, range))
        case .none: isMeant = noteJSON(span, of: kind)
        }
        return InstructionCommand(
            form: form, words: list, text: words.text[span], span: span, range: range, looksLikeJSON: isMeant)
    }

    /// Words in a JSON list or between blanks.
    mutating func list(_ span: Range<Int>, of kind: InstructionKind) -> (words: [Word], isJSON: Bool) {
        switch JSONList(words.bytes, in: span) {
        case .strings(let elements): return (elements.map { words.word($0.value, at: $0.span) }, true)
        case .others: diagnostics.append(Diagnostic(.notStrings, words.text.sourceRange(of: span)))
        case .none: _ = noteJSON(span, of: kind)
        }
        return (words.words(in: span), false)
    }

    private mutating func noteJSON(_ span: Range<Int>, of kind: InstructionKind) -> Bool {
        guard JSONList.isMeant(words.bytes, in: span, kind: kind) else { return false }
        diagnostics.append(Diagnostic(.notJSON, words.text.sourceRange(of: span)))
        return true
    }

    /// Sources and destination.
    mutating func copy(_ span: Range<Int>, of kind: InstructionKind) -> CopyArguments {
        let (words, isJSON) = list(span, of: kind)
        if words.count < 2 {
            diagnostics.append(
                Diagnostic(.missingArgument, self.words.text.sourceRange(of: span), subject: kind.keyword))
        }
        var sources: [Word] = []
        var inlineSources: [Word] = []
        for word in words.dropLast() {
            if !isJSON, isHeredoc(word) { inlineSources.append(word) } else { sources.append(word) }
        }
        if let last = words.last, words.count > 1, !isJSON, isHeredoc(last) {
            diagnostics.append(Diagnostic(.heredocDestination, last.range))
        }
        if words.count == 1, let only = words.first {
            if !isJSON, isHeredoc(only) { inlineSources.append(only) } else { sources.append(only) }
        }
        return CopyArguments(
            sources: sources, inlineSources: inlineSources, destination: words.count > 1 ? words.last : nil,
            isJSON: isJSON)
    }

    private func isHeredoc(_ word: Word) -> Bool {
        HeredocMarker(words.bytes, in: word.span) != nil
    }

    /// `NONE`, or `CMD` and a command.
    mutating func healthcheck(_ span: Range<Int>) -> Healthcheck {
        let bytes = words.bytes
        var end = span.lowerBound
        while end < span.upperBound, !bytes[end].isSpace { end += 1 }
        let type = words.word(span.lowerBound..<end)
        let rest = Whitespace.trimmed(end..<span.upperBound, of: bytes)
        var command: InstructionCommand?
        switch type.value.uppercased() {
        case "NONE":
            if !rest.isEmpty {
                diagnostics.append(
                    Diagnostic(.extraArgument, words.text.sourceRange(of: rest), subject: "HEALTHCHECK NONE"))
            }
        case "CMD":
            if rest.isEmpty {
                diagnostics.append(Diagnostic(.missingArgument, type.range, subject: "HEALTHCHECK CMD"))
            } else {
                command = self.command(rest, of: .healthcheck)
            }
        default: diagnostics.append(Diagnostic(.unknownHealthcheck, type.range, subject: type.value))
        }
        return Healthcheck(type: type, command: command)
    }
}
