/// What must hold of every tree, whatever the bytes; for tests and fuzzing.
extension DockerfileDocument {
    /// What does not hold, one sentence each.
    func inconsistencies() -> [String] {
        var check = ConsistencyCheck(source: source)
        var end = 0
        for (index, instruction) in instructions.enumerated() {
            check.require(instruction.index == index, "instruction \(index) has another number")
            check.require(instruction.range.lowerBound >= end, "instruction \(index) overlaps the one before")
            end = instruction.range.upperBound
            check.check(instruction.text, in: instruction.range, "text")
            check.check(instruction, in: 0..<source.count)
        }
        for comment in comments {
            check.within(comment.range, 0..<source.count, "comment")
            if case .inside(let index) = comment.placement {
                check.within(comment.range, instructions[index].range, "comment inside")
            }
        }
        for directive in directives { check.within(directive.valueRange, directive.range, "directive") }
        for diagnostic in diagnostics { check.within(diagnostic.range, 0..<source.count, "\(diagnostic.kind)") }
        return check.problems
    }
}

private struct ConsistencyCheck {
    let source: [UInt8]
    var problems: [String] = []

    mutating func require(_ condition: Bool, _ problem: @autoclosure () -> String) {
        if !condition { problems.append(problem()) }
    }

    mutating func within(_ range: Range<Int>, _ parent: Range<Int>, _ name: @autoclosure () -> String) {
        require(
            range.lowerBound >= parent.lowerBound && range.upperBound <= parent.upperBound,
            "\(name()): \(range) lies outside \(parent)")
    }

    mutating func check(_ word: Word, in parent: Range<Int>, of text: LogicalText, _ name: String) {
        within(word.range, parent, name)
        within(word.span, 0..<text.count, name + " in the text")
        require(word.range == text.sourceRange(of: word.span), "\(name): range and span differ")
        if word.isVerbatim {
            require(text[word.span].string == word.value, "\(name): the value differs from the text")
        }
    }

    mutating func check(_ text: LogicalText, in parent: Range<Int>, _ name: String) {
        var count = 0
        for piece in text.pieces {
            require(piece.span.lowerBound == count, "\(name): a gap before \(piece.span)")
            count = piece.span.upperBound
            within(piece.source, parent, name)
            guard piece.source.upperBound <= source.count, piece.source.lowerBound >= 0 else { continue }
            require(
                text[piece.span].bytes.elementsEqual(source[piece.source]), "\(name): other bytes at \(piece.source)")
            require(text.sourceOffset(of: piece.span.lowerBound) == piece.source.lowerBound, "\(name): offset")
        }
        require(count == text.count, "\(name): pieces end at \(count) of \(text.count)")
    }

    mutating func check(_ instruction: Instruction, in parent: Range<Int>) {
        let text = instruction.text
        let range = instruction.range
        within(range, parent, "instruction")
        check(instruction.keyword, in: range, of: text, "keyword")
        within(instruction.arguments, 0..<text.count, "arguments")
        for flag in instruction.flags {
            within(flag.range, range, "flag")
            check(flag.name, in: flag.range, of: text, "flag name")
            if let value = flag.value { check(value, in: flag.range, of: text, "flag value") }
        }
        for mount in instruction.mounts {
            within(mount.range, range, "mount")
            for field in mount.fields {
                within(field.range, mount.range, "field")
                if let value = field.value { check(value, in: field.range, of: text, "field value") }
            }
        }
        for heredoc in instruction.heredocs {
            check(heredoc.marker, in: range, of: text, "marker")
            within(heredoc.bodyRange, range, "body")
            check(heredoc.body, in: heredoc.bodyRange, "body text")
            if let terminator = heredoc.terminator {
                within(terminator, range, "terminator")
                require(terminator.lowerBound >= heredoc.bodyRange.upperBound, "the terminator stands in the body")
            }
        }
        check(instruction.body, of: instruction)
    }

    private mutating func check(_ body: InstructionBody, of instruction: Instruction) {
        let text = instruction.text
        let range = instruction.range
        var words = instruction.words
        switch body {
        case .from(let from): words += [from.image, from.asKeyword, from.name].compactMap { $0 }
        case .command(let command): check(command, of: instruction)
        case .copy(let copy): words += copy.sources + copy.inlineSources + [copy.destination].compactMap { $0 }
        case .pairs(let pairs):
            for pair in pairs {
                within(pair.range, range, "pair")
                check(pair.key, in: pair.range, of: text, "key")
                if let value = pair.value { check(value, in: pair.range, of: text, "value") }
            }
        case .healthcheck(let healthcheck):
            words.append(healthcheck.type)
            if let command = healthcheck.command { check(command, of: instruction) }
        case .trigger(let inner): check(inner, in: range)
        case .word(let word): words.append(word)
        case .words, .unread: break
        }
        for word in words { check(word, in: range, of: text, "word") }
    }

    private mutating func check(_ command: InstructionCommand, of instruction: Instruction) {
        within(command.range, instruction.range, "command")
        check(command.text, in: command.range, "command text")
        for word in command.words { check(word, in: command.range, of: instruction.text, "argument") }
    }
}
