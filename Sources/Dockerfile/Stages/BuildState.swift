/// What holds before an instruction of a stage: the variables, and what earlier instructions and base stages have set.
public struct BuildState: Sendable {
    /// The variables.
    public internal(set) var environment: Environment
    /// The working directory, if it is known: WORKDIR gave it as an absolute path without open variables.
    public internal(set) var workingDirectory: String?
    /// The number of the last instruction of a kind that a later one replaces.
    var last: [InstructionKind: Int] = [:]

    /// The kinds of which the last one counts.
    static let replaced: Set<InstructionKind> = [.user, .workdir, .shell, .entrypoint, .cmd, .healthcheck, .stopsignal]
}
