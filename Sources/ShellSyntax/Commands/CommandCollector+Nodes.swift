/// Compound commands.
extension CommandCollector {
    mutating func visit(_ node: ShellNode) {
        if case .simple(let command) = node.content {
            visit(command, node.redirections)
            return
        }
        within([]) { collector in
            collector.context.redirections += node.redirections
            collector.visit(node.content)
        }
        for redirection in node.redirections { visit(redirection) }
    }

    /// The substitutions in the target of a redirection and in the lines of a here-document.
    @discardableResult
    mutating func visit(_ redirection: ShellRedirection) -> [Int] {
        let own = visit(redirection.target)
        return redirection.heredoc.map { own + visit($0.body) } ?? own
    }

    private mutating func visit(_ content: ShellNode.Content) {
        switch content {
        case .simple: break
        case .subshell(let list): inSubshell { $0.visit(list) }
        case .group(let list): visit(list)
        case .choice(let choice): visit(choice)
        case .loop(let loop): visit(loop)
        case .selection(let selection):
            visit(selection.subject)
            for clause in selection.clauses {
                for pattern in clause.patterns { visit(pattern) }
                inBranch { $0.visit(clause.body) }
            }
        case .function(let function): visit(function)
        case .coprocess(_, let node): inSubshell(.background) { $0.visit(node) }
        case .test(let words): for word in words { visit(word) }
        case .arithmetic(let arithmetic):
            visit(arithmetic.expression)
            forget(AssignedNames(in: ShellNode(content: content, redirections: [], range: arithmetic.range)).names)
        }
    }

    private mutating func visit(_ choice: ShellIf) {
        for (position, branch) in choice.branches.enumerated() {
            if position == 0 {
                within(.condition) { $0.visit(branch.condition) }
            } else {
                inBranch(.condition) { $0.visit(branch.condition) }
            }
            inBranch { $0.visit(branch.body) }
        }
        if let otherwise = choice.otherwise { inBranch { $0.visit(otherwise) } }
    }

    private mutating func visit(_ loop: ShellLoop) {
        switch loop.kind {
        case .each(_, let words), .select(_, let words): for word in words ?? [] { visit(word) }
        case .arithmetic(let arithmetic): visit(arithmetic.expression)
        case .while, .until: break
        }
        // What a round assigns is there in the next, from the beginning.
        forget(AssignedNames(in: ShellNode(content: .loop(loop), redirections: [], range: loop.body.range)).names)
        switch loop.kind {
        case .while(let condition), .until(let condition): within([.condition, .loop]) { $0.visit(condition) }
        default: break
        }
        let directory = context.directory
        inBranch(.loop) { collector in
            // As is the directory.
            if collector.changesDirectory(loop.body) { collector.context.directory = .unknown }
            collector.visit(loop.body)
        }
        if context.directory != directory { context.directory = .unknown }
    }

    /// Whether one of the statements of a loop leads to another directory that is not absolute.
    private func changesDirectory(_ list: ShellList) -> Bool {
        list.statements.contains { statement in
            statement.pipelines.contains { pipeline in
                guard pipeline.commands.count == 1, case .simple(let command) = pipeline.commands[0].content else {
                    return false
                }
                switch command.words.first?.literal {
                case "cd", "pushd", "popd": return true
                default: return false
                }
            }
        }
    }

    private mutating func visit(_ function: ShellFunction) {
        let (settings, directory, mark) = (context.settings, context.directory, history.mark)
        history.forgetAll()
        within([.function, .optional]) { collector in
            collector.context.function = function.name
            collector.context.directory = .unknown
            collector.visit(function.body)
        }
        history.restore(mark)
        history.makeVolatile(AssignedNames(in: function.body).names)
        context.settings.formUnion(settings)
        context.directory = directory
    }

    mutating func forget(_ names: Set<String>) {
        for name in names { history.set(name, nil) }
    }
}
