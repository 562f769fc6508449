/// Walks a script in the order in which it runs and collects its simple commands.
struct CommandCollector {
    private(set) var commands: [ShellCommand] = []
    var pipelines: [ShellCommandSequence.Pipeline] = []
    var statements: [ShellCommandSequence.Statement] = []
    var hosts: [ShellHost] = []
    var diagnostics: [ShellDiagnostic] = []
    var history: VariableHistory
    var context = ShellContext()
    /// How many constructs and scripts in arguments stand around this place.
    var depth = 0
    /// How many wrappers and scripts in arguments do.
    var hostDepth = 0
    /// Where the substitutions begin that have been visited: those that an outer shell fills in are in two scripts.
    private var visited: Set<Int> = []

    /// A command may be run by so many wrappers and shells, one in the other.
    static let hostLimit = 16

    init(settings: ShellSettings, directory: ShellDirectory, variables: [String: String]) {
        history = VariableHistory(variables)
        context.settings = settings
        context.directory = directory
    }

    mutating func append(_ command: ShellCommand) { commands.append(command) }

    // MARK: Scopes

    /// Runs a part of the walk in circumstances that end with it; what it assigns, sets and changes to stays.
    mutating func within(_ circumstances: ShellCircumstances, _ body: (inout CommandCollector) -> Void) {
        let around = context
        context.circumstances.formUnion(circumstances)
        depth += 1
        body(&self)
        depth -= 1
        let (settings, directory) = (context.settings, context.directory)
        context = around
        context.settings = settings
        context.directory = directory
    }

    /// Runs a part of the walk in a shell of its own: nothing that it assigns, sets or changes to stays.
    mutating func inSubshell(_ circumstances: ShellCircumstances = [], _ body: (inout CommandCollector) -> Void) {
        let (settings, directory, mark) = (context.settings, context.directory, history.mark)
        within(circumstances.union(.subshell), body)
        history.restore(mark)
        context.settings = settings
        context.directory = directory
    }

    /// Runs a part of the walk that may not be run: afterwards only what it did not touch is certain.
    mutating func inBranch(_ circumstances: ShellCircumstances = [], _ body: (inout CommandCollector) -> Void) {
        let (settings, directory, mark) = (context.settings, context.directory, history.mark)
        within(circumstances.union(.optional), body)
        history.join(mark)
        context.settings.formUnion(settings)
        if context.directory != directory { context.directory = .unknown }
    }

    // MARK: Lists

    mutating func visit(_ list: ShellList) {
        for statement in list.statements {
            if statement.isBackground {
                inSubshell(.background) { $0.visit(statement) }
            } else {
                visit(statement)
            }
        }
    }

    private mutating func visit(_ statement: ShellStatement) {
        let index = statements.count
        statements.append(ShellCommandSequence.Statement(pipelines: [], connections: statement.connections))
        let handling = Self.handling(statement)
        var mark = history.mark
        var settled: (settings: ShellSettings, directory: ShellDirectory)?
        for (position, pipeline) in statement.pipelines.enumerated() {
            let isAlternative = position > 0 && statement.connections[position - 1] == .or
            if isAlternative { join(&mark) }
            let start = commands.count
            within(handling[position].union(position > 0 ? .optional : [])) { collector in
                collector.context.statement = ShellContext.StatementPlace(statement: index, position: position)
                collector.visit(pipeline)
            }
            statements[index].pipelines.append(start..<commands.count)
            if position == 0 {
                mark = history.mark
                settled = (context.settings, context.directory)
            }
            if isAlternative { join(&mark) }
        }
        guard let settled, statement.pipelines.count > 1 else { return }
        join(&mark)
        context.settings.formUnion(settled.settings)
        if context.directory != settled.directory { context.directory = .unknown }
    }

    private mutating func join(_ mark: inout (change: Int, moment: Int)) {
        history.join(mark)
        mark = history.mark
    }

    /// What follows each pipeline of a statement and handles its failure.
    private static func handling(_ statement: ShellStatement) -> [ShellCircumstances] {
        var handling: [ShellCircumstances] = []
        var following: ShellCircumstances = []
        for position in statement.pipelines.indices.reversed() {
            if position < statement.connections.count, statement.connections[position] == .or {
                following.insert(.failureHandled)
                if statement.pipelines[position + 1].alwaysSucceeds { following.insert(.failureIgnored) }
            }
            handling.append(following)
        }
        return handling.reversed()
    }

    // MARK: Pipelines

    private mutating func visit(_ pipeline: ShellPipeline) {
        within(pipeline.isNegated ? .negated : []) { collector in
            guard pipeline.commands.count > 1 else {
                for node in pipeline.commands { collector.visit(node) }
                return
            }
            let index = collector.pipelines.count
            collector.pipelines.append(
                ShellCommandSequence.Pipeline(
                    stages: [], pipesErrors: pipeline.pipesErrors, range: pipeline.range))
            for (position, node) in pipeline.commands.enumerated() {
                let start = collector.commands.count
                collector.inSubshell { collector in
                    collector.context.pipelines.append(
                        ShellContext.PipelinePlace(pipeline: index, position: position))
                    collector.visit(node)
                }
                collector.pipelines[index].stages.append(start..<collector.commands.count)
            }
        }
    }

    // MARK: Words

    /// Runs the substitutions in a word.
    /// - Returns: the hosts they get, which await their command.
    @discardableResult
    mutating func visit(_ word: ShellWord, position: Int? = nil) -> [Int] {
        var own: [Int] = []
        for substitution in word.substitutions where visited.insert(substitution.range.lowerBound).inserted {
            let host = hosts.count
            let start = commands.count
            own.append(host)
            hosts.append(
                ShellHost(
                    kind: .substitution(substitution.kind), command: nil, word: position, commands: start..<start))
            inSubshell(.substitution) { collector in
                collector.context.host = host
                collector.context.pipelines = []
                collector.visit(substitution.list)
            }
            hosts[host].commands = start..<commands.count
        }
        return own
    }
}

extension ShellPipeline {
    /// Whether it is `true` or `:` alone.
    fileprivate var alwaysSucceeds: Bool {
        guard !isNegated, commands.count == 1, case .simple(let command) = commands[0].content else { return false }
        return command.words.first?.isLiteral("true") == true || command.words.first?.isLiteral(":") == true
    }
}
