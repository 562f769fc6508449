/// Simple commands and what they change.
extension CommandCollector {
    mutating func visit(_ command: ShellSimpleCommand, _ redirections: [ShellRedirection]) {
        var own: [Int] = []
        for (position, word) in command.words.enumerated() { own += visit(word, position: position) }
        for assignment in command.assignments {
            if let element = assignment.element { own += visit(element) }
            own += visit(assignment.value)
        }
        for redirection in redirections { own += visit(redirection) }
        guard !command.words.isEmpty || !command.assignments.isEmpty || !redirections.isEmpty else { return }
        let index = commands.count
        for host in own { hosts[host].command = index }
        context.moment = history.now
        append(
            ShellCommand(
                assignments: command.assignments, words: command.words, redirections: redirections,
                range: command.range, context: context))
        assign(command)
        guard !command.words.isEmpty else { return }
        lookInto(index)
        perform(command.words)
    }

    // MARK: Variables

    private mutating func assign(_ command: ShellSimpleCommand) {
        var uncertain = AssignedNames(in: command).names
        if command.words.isEmpty {
            for assignment in command.assignments { uncertain.remove(assignment.name) }
        }
        forget(uncertain)
        if command.words.isEmpty {
            for assignment in command.assignments { assign(assignment) }
            return
        }
        switch command.words.first?.literal {
        case "export", "readonly", "declare", "typeset", "local":
            for word in command.words.dropFirst() { declare(word) }
        case ".", "source": history.forgetAll()
        default: break
        }
    }

    private mutating func assign(_ assignment: ShellAssignment) {
        var value: String?
        if assignment.element == nil { value = certain(assignment.value) }
        if assignment.isAppending {
            let before = history.value(of: assignment.name, at: history.now)
            value = before.flatMap { before in value.map { before + $0 } }
        }
        history.set(assignment.name, value)
    }

    /// The value of a word that is not split.
    private func certain(_ word: ShellWord) -> String? {
        let quoted = ShellQuotation(style: .double, parts: word.parts, range: word.range)
        let history = history
        return word.literal
            ?? ShellWord(parts: [.quotation(quoted)], range: word.range).resolved {
                history.value(of: $0, at: history.now)
            }
    }

    /// `export name=value`
    private mutating func declare(_ word: ShellWord) {
        let prefix = word.prefix
        guard let equals = prefix.utf8.firstIndex(of: .equals) else { return }
        let name = prefix[..<equals]
        guard name.isShellName else { return }
        history.set(String(name), certain(word.dropping(name.utf8.count + 1)))
    }

    // MARK: Built-in commands

    /// What a command changes in the shell itself.
    private mutating func perform(_ words: [ShellWord]) {
        switch words[0].literal {
        case "set":
            _ = context.settings.apply(words.dropFirst())
        case "cd", "pushd":
            let operands = words.dropFirst().filter { !["-L", "-P", "-e", "--"].contains($0.prefix) }
            guard let operand = operands.first else {
                context.directory = .unknown
                return
            }
            let history = history
            let path = operand.literal ?? operand.resolved { history.value(of: $0, at: history.now) }
            context.directory = path.map { context.directory.changed(to: $0) } ?? .unknown
        case "popd", ".", "source": context.directory = .unknown
        default: break
        }
    }
}
