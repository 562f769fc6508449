/// Reads the text of one instruction, continuations removed.
struct InstructionReader {
    let words: WordMaker
    let escape: Escape
    /// The instruction's number.
    let index: Int
    /// The end of its last line in the file.
    let end: Int
    var diagnostics: [Diagnostic] = []
    /// How many ONBUILD stand around.
    private var depth = 0

    init(words: WordMaker, escape: Escape, index: Int, end: Int) {
        self.words = words
        self.escape = escape
        self.index = index
        self.end = end
    }

    /// The instruction in a span that begins and ends with other bytes than white space.
    mutating func instruction(in span: Range<Int>) -> Instruction {
        let bytes = words.bytes
        var keywordEnd = span.lowerBound
        while keywordEnd < span.upperBound, !bytes[keywordEnd].isSeparator { keywordEnd += 1 }
        let keyword = words.word(span.lowerBound..<keywordEnd)
        let kind = InstructionKind(keyword: bytes[keyword.span])
        if kind == .unknown {
            // What stands at the start of a line of another kind of file may be a secret.
            let isWord = keyword.span.count <= 16 && bytes[keyword.span].allSatisfy(\.isLetter)
            diagnostics.append(
                Diagnostic(.unknownInstruction, keyword.range, subject: isWord ? keyword.value : nil))
        }
        var flags = FlagReader(words, of: kind)
        let argumentsStart = flags.read(keywordEnd..<span.upperBound)
        if kind != .unknown { diagnostics.append(contentsOf: flags.diagnostics) }
        let arguments = Whitespace.trimmed(argumentsStart..<span.upperBound, of: bytes)
        return Instruction(
            index: index, kind: kind, keyword: keyword, flags: flags.flags, text: words.text, arguments: arguments,
            body: body(of: kind, keyword: keyword, flags: flags.flags, arguments: arguments),
            range: keyword.range.lowerBound..<max(end, keyword.range.upperBound))
    }

    private mutating func body(
        of kind: InstructionKind, keyword: Word, flags: [Flag], arguments: Range<Int>
    ) -> InstructionBody {
        if kind == .unknown { return .unread }
        for flag in flags where kind == .run && flag.name.value == "mount" {
            if let value = flag.value, !MountReader.mount(value, in: words.text).isWellFormed {
                diagnostics.append(Diagnostic(.malformedMount, value.range))
            }
        }
        // RUN and CMD may be empty as far as the parser cares; nothing that reads well is.
        guard !arguments.isEmpty else {
            diagnostics.append(Diagnostic(.missingArgument, keyword.range, subject: kind.keyword))
            return .unread
        }
        switch kind {
        case .from: return .from(from(arguments))
        case .run, .cmd, .entrypoint: return .command(command(arguments, of: kind))
        case .shell:
            let command = command(arguments, of: kind)
            if command.form == .shell { diagnostics.append(Diagnostic(.jsonRequired, command.range)) }
            return .command(command)
        case .copy, .add: return .copy(copy(arguments, of: kind))
        case .env, .label: return .pairs(pairs(arguments))
        case .arg: return .pairs(declarations(arguments))
        case .expose: return .words(words.words(in: arguments))
        case .volume: return .words(list(arguments, of: kind).words)
        case .user, .workdir, .stopsignal, .maintainer: return .word(words.word(arguments))
        case .healthcheck: return .healthcheck(healthcheck(arguments))
        case .onbuild: return trigger(arguments)
        case .unknown: return .unread
        }
    }

    /// What ONBUILD holds; one in another is read, but no deeper.
    private mutating func trigger(_ span: Range<Int>) -> InstructionBody {
        guard depth < 2 else { return .unread }
        depth += 1
        let inner = instruction(in: span)
        depth -= 1
        if [.onbuild, .from, .maintainer].contains(inner.kind) {
            diagnostics.append(Diagnostic(.forbiddenTrigger, inner.keyword.range, subject: inner.kind.keyword))
        }
        return .trigger(inner)
    }

    /// `image [AS name]`
    private mutating func from(_ span: Range<Int>) -> FromArguments {
        let words = words.words(in: span)
        let hasName = words.count >= 3 && words[1].value.lowercased() == "as"
        if !(words.count == 1 || words.count == 3 && hasName), words.count > 1 {
            diagnostics.append(
                Diagnostic(.malformedFrom, words[1].range.lowerBound..<words[words.count - 1].range.upperBound))
        }
        let name = hasName ? words[2] : nil
        if let name, !StageName.isValid(name.value) {
            diagnostics.append(Diagnostic(.invalidStageName, name.range, subject: name.value))
        }
        return FromArguments(image: words[0], asKeyword: hasName ? words[1] : nil, name: name)
    }
}
