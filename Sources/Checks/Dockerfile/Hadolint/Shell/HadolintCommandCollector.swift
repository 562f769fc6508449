internal import ShellSyntax

/// Walks a script's tree for commands and pipes.
struct HadolintCommandCollector {
    private let bytes: [UInt8]
    private(set) var commands: [HadolintCommand] = []
    private(set) var hasPipe = false
    /// Whether there is nothing in it that hadolint fails at and shells do not.
    var isReadable: Bool { !hasMistake && openConditions == 0 }
    private var hasMistake = false
    /// How often `[` stands without `]`; `[ a && b ]` is two commands.
    private var openConditions = 0

    /// - Parameter bytes: the script, which the tree's ranges are offsets in.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func visit(_ list: ShellList) {
        for pipeline in list.statements.flatMap(\.pipelines) {
            if pipeline.commands.count > 1 { hasPipe = true }
            if pipeline.commands.isEmpty, pipeline.isNegated { hasMistake = true }
            if pipeline.isTimed { commands.append(HadolintCommand(name: "time", arguments: [])) }
            for command in pipeline.commands { visit(command) }
        }
    }

    private mutating func visit(_ node: ShellNode) {
        if case .simple(let command) = node.content { add(command) }
        for redirection in node.redirections {
            visit(redirection.target)
            if let body = redirection.heredoc?.body { visit(body) }
        }
        switch node.content {
        case .simple(let command):
            for assignment in command.assignments { visit(assignment.value) }
            for word in command.words { visit(word) }
        case .subshell(let list), .group(let list): visit(list)
        case .choice(let choice):
            for branch in choice.branches {
                visit(branch.condition)
                visit(branch.body)
            }
            if let list = choice.otherwise { visit(list) }
        case .loop(let loop): visit(loop)
        case .selection(let selection):
            visit(selection.subject)
            for clause in selection.clauses {
                for pattern in clause.patterns { visit(pattern) }
                visit(clause.body)
            }
        case .function(let function):
            if case .simple = function.body.content { hasMistake = true }
            visit(function.body)
        case .coprocess(_, let node): visit(node)
        case .test(let words): for word in words { visit(word) }
        case .arithmetic(let arithmetic): visit(arithmetic.expression)
        }
    }

    private mutating func visit(_ loop: ShellLoop) {
        switch loop.kind {
        case .while(let list), .until(let list): visit(list)
        case .each(_, let words), .select(_, let words): for word in words ?? [] { visit(word) }
        case .arithmetic(let arithmetic): visit(arithmetic.expression)
        }
        visit(loop.body)
    }

    private mutating func visit(_ word: ShellWord) {
        for substitution in word.substitutions { visit(substitution.list) }
    }

    // MARK: Commands

    /// A command is known by the name of what `command`, `exec` and their like run.
    private mutating func add(_ command: ShellSimpleCommand) {
        var words = command.words[...]
        // In the middle of a pipeline, too.
        while words.count > 1, let word = words.first,
            word.isLiteral("time") || word.isLiteral("!") && command.assignments.isEmpty
        {
            if word.isLiteral("time") { commands.append(HadolintCommand(name: "time", arguments: [])) }
            words = words.dropFirst()
        }
        guard let first = words.popFirst() else { return }
        if first.isLiteral("["), first.isPattern {
            // A condition, no command.
            if words.last?.isLiteral("]") != true { openConditions += 1 }
            return
        }
        if openConditions > 0, words.last?.isLiteral("]") == true { openConditions -= 1 }
        guard let name = Self.name(first) else { return }
        if case .literal(let literal) = first.parts.first, !literal.isEscaped, name.hasPrefix("{") {
            hasMistake = true
        }
        let runner = Self.runs(name, words)
        guard let name = runner.map(Self.name) ?? name else { return }
        let texts = HadolintWords(bytes)
        commands.append(HadolintCommand(name: name, arguments: words.map(texts.text)))
    }

    /// Nil if a shell has to make it.
    private static func name(_ word: ShellWord) -> String? {
        word.isPattern || HadolintWords.hasBraceExpansion(word) ? nil : word.literal
    }

    /// The word that names what a command runs.
    private static func runs(_ name: String, _ arguments: ArraySlice<ShellWord>) -> ShellWord? {
        switch name {
        case "busybox", "builtin", "command", "run":
            return arguments.first.flatMap { $0.prefix.hasPrefix("-") ? nil : $0 }
        case "exec":
            var rest = arguments
            while let word = rest.popFirst() {
                if !word.prefix.hasPrefix("-") { return word }
                if word.prefix.hasSuffix("a") { rest = rest.dropFirst() }
            }
            return nil
        default: return nil
        }
    }
}
