/// Where a command stands and what is in force when it runs.
public struct ShellContext: Sendable {
    /// A place in a pipeline of several commands.
    public struct PipelinePlace: Hashable, Sendable {
        /// Which of `ShellCommandSequence.pipelines`.
        public let pipeline: Int
        /// Which of its commands, from 0.
        public let position: Int
    }

    /// A place in a statement.
    public struct StatementPlace: Hashable, Sendable {
        /// Which of `ShellCommandSequence.statements`.
        public let statement: Int
        /// Which of its pipelines, from 0.
        public let position: Int
    }

    /// What decides whether it runs and what its failure means.
    public internal(set) var circumstances: ShellCircumstances = []
    /// What `set` has turned on; in doubt, as after a branch that turns it on, it is on.
    public internal(set) var settings: ShellSettings = []
    /// The working directory.
    public internal(set) var directory: ShellDirectory = .relative("")
    /// The pipelines of several commands around it, the outermost first.
    public internal(set) var pipelines: [PipelinePlace] = []
    /// The innermost statement that it is in.
    public internal(set) var statement: StatementPlace?
    /// The innermost function whose body it is in.
    public internal(set) var function: String?
    /// Which of `ShellCommandSequence.hosts` it runs in, nil for a command of the script itself.
    public internal(set) var host: Int?
    /// The redirections of the compound commands around it, the outermost first.
    public internal(set) var redirections: [ShellRedirection] = []
    /// The point in time at which the values of variables are looked up.
    var moment = 0
}
