internal import Dockerfile

/// Reads instructions and the comments between them as hadolint does: arguments as they are written, quotes and all.
struct HadolintReader {
    private let document: DockerfileDocument
    private let escape: Character

    init(_ document: DockerfileDocument) {
        self.document = document
        escape = document.escape == .backslash ? "\\" : "`"
    }

    /// In the order of the file.
    var instructions: [HadolintInstruction] {
        var found: [(offset: Int, content: HadolintInstruction.Content)] = []
        for comment in document.comments {
            if case .inside = comment.placement { continue }
            found.append((comment.range.lowerBound, content(of: comment)))
        }
        for directive in document.directives where directive.style == .comment {
            let content = HadolintInstruction.Content.comment(String(document.text(directive.range).dropFirst()))
            found.append((directive.range.lowerBound, directive.name == .check ? content : .directive))
        }
        for instruction in document.instructions {
            guard let content = content(of: instruction) else { continue }
            found.append((instruction.keyword.range.lowerBound, content))
        }
        return found.sorted { $0.offset < $1.offset }.map {
            HadolintInstruction(line: document.position(of: $0.offset).line, content: $0.content)
        }
    }

    /// Further down `# syntax=` and `# escape=` are no comments either.
    private func content(of comment: Comment) -> HadolintInstruction.Content {
        for name in ["syntax", "escape"] where comment.text.hasPrefix(name) {
            let rest = comment.text.dropFirst(name.count).trimmingBlanks
            if rest.hasPrefix("="), rest.count > 1 { return .directive }
        }
        return .comment(comment.text)
    }

    /// Nil for what cannot be read.
    private func content(of instruction: Instruction) -> HadolintInstruction.Content? {
        if instruction.kind == .unknown { return nil }
        if let trigger = instruction.trigger { return content(of: trigger).map { .trigger($0) } }
        let text = Self.arguments(of: instruction)
        guard !text.isEmpty else { return nil }
        switch instruction.kind {
        case .from: return instruction.from.map { .from(image(of: instruction, $0)) }
        case .run: return run(instruction)
        case .copy, .add: return instruction.copy.flatMap { copy(instruction, $0) }
        case .cmd: return .cmd(isShellForm: list(text) == nil)
        case .entrypoint: return .entrypoint(isShellForm: list(text) == nil)
        case .healthcheck:
            let command = instruction.healthcheck?.command?.text.string
            return .healthcheck(isShellForm: command.map { list($0) == nil } ?? false)
        case .shell: return .shell(HadolintScript(list(text) ?? text))
        case .env: return .env(instruction.pairs.map(pair))
        case .label: return .label(instruction.pairs.map(pair))
        case .arg: return .arg(String(text.prefix { $0 != "=" && !$0.isWhitespace }))
        case .user: return .user(text)
        case .workdir: return .workdir(text)
        case .expose: return .expose(instruction.words.map(\.value))
        case .maintainer: return .maintainer
        case .onbuild, .stopsignal, .volume, .unknown: return .other
        }
    }

    /// What stands behind the keyword, blanks at the end included.
    private static func arguments(of instruction: Instruction) -> String {
        let text = instruction.text[instruction.keyword.span.upperBound..<instruction.text.count].string
        return String(text.drop { $0.isWhitespace })
    }

    /// A list of strings as a line; nil if it is none.
    private func list(_ text: String) -> String? { HadolintExecForm(text, escape: escape)?.text }

    private func image(of instruction: Instruction, _ from: FromArguments) -> HadolintImage {
        HadolintImage(
            from.image.value, alias: from.name?.value, platform: instruction.flag("platform")?.value?.value)
    }

    private func copy(_ instruction: Instruction, _ copy: CopyArguments) -> HadolintInstruction.Content? {
        guard let destination = copy.destination?.value else { return nil }
        let sources = (copy.sources + copy.inlineSources).map(\.value)
        if instruction.kind == .add { return .add(sources: sources) }
        return .copy(sources: sources, destination: destination, stage: instruction.flag("from")?.value?.value)
    }

    /// The script is a heredoc if the arguments begin with one, else what stands before the first.
    private func run(_ instruction: Instruction) -> HadolintInstruction.Content? {
        guard let command = instruction.command else { return nil }
        var text = command.text.string
        if let heredoc = instruction.heredocs.first {
            let start = heredoc.marker.span.lowerBound
            text =
                start <= instruction.arguments.lowerBound
                ? heredoc.body.string : instruction.text[instruction.arguments.lowerBound..<start].string
        } else if let list = list(text) {
            text = list
        }
        return .run(HadolintScript(text), HadolintRunFlags(instruction))
    }

    private func pair(_ pair: KeyValue) -> HadolintPair {
        let value = pair.value?.value ?? ""
        return HadolintPair(
            name: unquoted(pair.key.value), value: pair.isLegacy ? value : unquoted(value))
    }

    /// Without quotation marks; an escape character goes only before the mark around it, outside of marks before a blank.
    private func unquoted(_ text: String) -> String {
        var result = ""
        var quote: Character?
        var isEscaped = false
        for character in text {
            let isMeant = quote.map { $0 == character } ?? (character == " " || character == "\t")
            if isEscaped, !isMeant { result.append(escape) }
            if isEscaped, isMeant {
                result.append(character)
            } else if character == escape {
                isEscaped = true
                continue
            } else if let open = quote {
                if open == character { quote = nil } else { result.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
            } else {
                result.append(character)
            }
            isEscaped = false
        }
        return isEscaped ? result + String(escape) : result
    }
}
