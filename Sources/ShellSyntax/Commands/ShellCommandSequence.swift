/// All simple commands of a script in the order in which they would run, wherever they stand.
///
/// Commands in substitutions come before the command whose word they are in, the command that a wrapper or a shell runs
/// comes behind the wrapper or the shell. Each branch and each loop is run through once, a function where it stands.
public struct ShellCommandSequence: Sendable {
    /// A pipeline of several commands.
    public struct Pipeline: Sendable {
        /// The indices of the simple commands of each of its commands.
        public internal(set) var stages: [Range<Int>]
        /// Whether it is `|&` somewhere.
        public let pipesErrors: Bool
        /// Where it stands.
        public let range: Range<Int>
    }

    /// A statement of pipelines with `&&` and `||` between them.
    public struct Statement: Sendable {
        /// The indices of the simple commands of each of its pipelines.
        public internal(set) var pipelines: [Range<Int>]
        /// What stands between them.
        public let connections: [ShellStatement.Connection]
    }

    /// The commands.
    public let commands: [ShellCommand]
    /// The pipelines of several commands.
    public let pipelines: [Pipeline]
    /// The statements.
    public let statements: [Statement]
    /// What runs the commands in arguments.
    public let hosts: [ShellHost]
    /// What is wrong with scripts in arguments.
    public let diagnostics: [ShellDiagnostic]
    private let history: VariableHistory

    init(_ collector: CommandCollector) {
        commands = collector.commands
        pipelines = collector.pipelines
        statements = collector.statements
        hosts = collector.hosts
        diagnostics = collector.diagnostics
        history = collector.history
    }

    /// A command in exec form, and what it runs if it is a wrapper or a shell.
    public init(execForm words: [ShellWord]) {
        var collector = CommandCollector(settings: [], directory: .relative(""), variables: [:])
        let command = ShellCommand(execForm: words)
        collector.append(command)
        collector.lookInto(0)
        self.init(collector)
    }

    /// The commands whose output reaches this one through pipes.
    public func upstream(of command: ShellCommand) -> [ShellCommand] {
        command.context.pipelines.flatMap { place in
            pipelines[place.pipeline].stages[..<place.position].flatMap { commands[$0] }
        }
    }

    /// The commands that the output of this one reaches through pipes.
    public func downstream(of command: ShellCommand) -> [ShellCommand] {
        command.context.pipelines.reversed().flatMap { place in
            pipelines[place.pipeline].stages[(place.position + 1)...].flatMap { commands[$0] }
        }
    }

    /// The command whose argument or input this one stands in, or that runs it.
    public func host(of command: ShellCommand) -> (host: ShellHost, command: ShellCommand?)? {
        guard let index = command.context.host else { return nil }
        return (hosts[index], hosts[index].command.map { commands[$0] })
    }

    /// The commands that run in words of the command at an index, in the order in which they run.
    public func hosted(by index: Int) -> [ShellCommand] {
        hosts.filter { $0.command == index }.flatMap { commands[$0.commands] }
    }

    /// The value of a word when the command runs: literal, or made of variables that the script has assigned before.
    public func value(of word: ShellWord, in command: ShellCommand) -> String? {
        word.literal ?? word.resolved { history.value(of: $0, at: command.context.moment) }
    }

    /// The value of a variable when the command runs, nil if it is not certain.
    public func value(ofVariable name: String, in command: ShellCommand) -> String? {
        history.value(of: name, at: command.context.moment)
    }
}

extension ShellScript {
    /// The simple commands in the order in which they would run.
    /// - Parameters:
    ///   - settings: what is on before `set` says something, as after `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`.
    ///   - directory: where the script begins.
    ///   - variables: what is in the environment.
    public func commands(
        settings: ShellSettings = [], directory: ShellDirectory = .relative(""), variables: [String: String] = [:]
    ) -> ShellCommandSequence {
        var collector = CommandCollector(settings: settings, directory: directory, variables: variables)
        collector.visit(list)
        return ShellCommandSequence(collector)
    }
}
