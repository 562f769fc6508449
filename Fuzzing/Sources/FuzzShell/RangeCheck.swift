import ShellSyntax

/// Walks a tree and ends the program when a range leaves the one around it or goes back behind its sibling.
struct RangeCheck {
    /// The length of the input.
    let count: Int

    func range(_ range: Range<Int>, in outer: Range<Int>) {
        guard range.lowerBound >= outer.lowerBound, range.upperBound <= outer.upperBound else {
            fatalError("\(range) leaves \(outer)")
        }
    }

    private func order(_ ranges: [Range<Int>], in outer: Range<Int>) {
        var end = outer.lowerBound
        for inner in ranges {
            range(inner, in: outer)
            guard inner.lowerBound >= end else { fatalError("\(inner) begins before \(end)") }
            end = inner.upperBound
        }
    }

    // MARK: Tree

    func list(_ list: ShellList, in outer: Range<Int>) {
        range(list.range, in: outer)
        order(list.statements.map(\.range), in: list.range)
        for statement in list.statements {
            guard statement.connections.count + 1 == statement.pipelines.count else { fatalError("connections") }
            order(statement.pipelines.map(\.range), in: statement.range)
            for pipeline in statement.pipelines {
                order(pipeline.commands.map(\.range), in: pipeline.range)
                for command in pipeline.commands { node(command) }
            }
        }
    }

    private func node(_ node: ShellNode) {
        order(node.redirections.map(\.range), in: node.range)
        for redirection in node.redirections {
            word(redirection.target, in: redirection.range)
            guard let heredoc = redirection.heredoc else { continue }
            word(heredoc.body, in: 0..<count)
            guard heredoc.body.range.lowerBound >= redirection.range.upperBound else { fatalError("lines too early") }
        }
        let outer = node.range
        switch node.content {
        case .simple(let command): simple(command, in: outer)
        case .subshell(let inner), .group(let inner): list(inner, in: outer)
        case .choice(let choice):
            var lists = choice.branches.flatMap { [$0.condition, $0.body] }
            if let otherwise = choice.otherwise { lists.append(otherwise) }
            self.lists(lists, in: outer)
        case .loop(let loop): self.loop(loop, in: outer)
        case .selection(let selection):
            word(selection.subject, in: outer)
            order(selection.clauses.map(\.range), in: outer)
            for clause in selection.clauses {
                order(clause.patterns.map(\.range) + [clause.body.range], in: clause.range)
                for pattern in clause.patterns { word(pattern, in: clause.range) }
                list(clause.body, in: clause.range)
            }
        case .function(let function): child(function.body, in: outer)
        case .coprocess(_, let body): child(body, in: outer)
        case .test(let words): self.words(words, in: outer)
        case .arithmetic(let arithmetic): self.arithmetic(arithmetic, in: outer)
        }
    }

    private func child(_ child: ShellNode, in outer: Range<Int>) {
        range(child.range, in: outer)
        node(child)
    }

    private func lists(_ lists: [ShellList], in outer: Range<Int>) {
        order(lists.map(\.range), in: outer)
        for list in lists { self.list(list, in: outer) }
    }

    private func loop(_ loop: ShellLoop, in outer: Range<Int>) {
        switch loop.kind {
        case .while(let condition), .until(let condition): lists([condition, loop.body], in: outer)
        case .each(_, let words), .select(_, let words):
            self.words(words ?? [], in: outer)
            list(loop.body, in: outer)
        case .arithmetic(let arithmetic):
            self.arithmetic(arithmetic, in: outer)
            list(loop.body, in: outer)
        }
    }

    private func simple(_ command: ShellSimpleCommand, in outer: Range<Int>) {
        range(command.range, in: outer)
        order(command.assignments.map(\.range), in: command.range)
        for assignment in command.assignments {
            if let element = assignment.element { word(element, in: assignment.range) }
            word(assignment.value, in: assignment.range)
        }
        words(command.words, in: command.range)
    }

    // MARK: Words

    private func words(_ words: [ShellWord], in outer: Range<Int>) {
        order(words.map(\.range), in: outer)
        for word in words { self.word(word, in: outer) }
    }

    private func word(_ word: ShellWord, in outer: Range<Int>) {
        range(word.range, in: outer)
        parts(word.parts, in: word.range)
    }

    private func arithmetic(_ arithmetic: ShellArithmetic, in outer: Range<Int>) {
        range(arithmetic.range, in: outer)
        word(arithmetic.expression, in: arithmetic.range)
    }

    private func parts(_ parts: [ShellWordPart], in outer: Range<Int>) {
        order(parts.map(\.range), in: outer)
        for part in parts {
            switch part {
            case .literal(let literal): guard !literal.text.isEmpty else { fatalError("an empty literal") }
            case .quotation(let quotation): self.parts(quotation.parts, in: quotation.range)
            case .parameter(let parameter):
                if let element = parameter.element { word(element, in: parameter.range) }
                if let argument = parameter.argument { word(argument, in: parameter.range) }
            case .substitution(let substitution): list(substitution.list, in: substitution.range)
            case .arithmetic(let arithmetic): self.arithmetic(arithmetic, in: outer)
            case .array(let words, let range): self.words(words, in: range)
            }
        }
    }

    // MARK: Commands

    func commands(_ sequence: ShellCommandSequence) {
        let all = 0..<count
        let grammar = ShellOptionGrammar(valued: ["o", "output"])
        for command in sequence.commands {
            range(command.range, in: all)
            words(command.words, in: all)
            let arguments = command.arguments(grammar)
            for option in arguments.options {
                range(option.word.range, in: command.range)
                if let value = option.value { word(value, in: command.range) }
            }
            _ = sequence.upstream(of: command).count + sequence.downstream(of: command).count
            for word in command.words { _ = sequence.value(of: word, in: command) }
            if let host = command.context.host { range(sequence.hosts[host].commands, in: 0..<sequence.commands.count) }
        }
        for diagnostic in sequence.diagnostics { range(diagnostic.range, in: all) }
    }
}
