/// A simple command, ready for rules to look at.
public struct ShellCommand: Sendable {
    /// The assignments in front of it; all there is if there are no words.
    public let assignments: [ShellAssignment]
    /// The command and its arguments.
    public let words: [ShellWord]
    /// Its redirections, not those of the commands around it.
    public let redirections: [ShellRedirection]
    /// Where it stands; behind a wrapper its words alone.
    public let range: Range<Int>
    /// Where it stands among the others and what is in force.
    public let context: ShellContext
    /// The last component of the path.
    public let name: String?
    /// The name without a version: `pip` for `pip3` and `pip3.12`, `python` for `python3`.
    public let program: String?

    init(
        assignments: [ShellAssignment] = [], words: [ShellWord], redirections: [ShellRedirection] = [],
        range: Range<Int>, context: ShellContext
    ) {
        self.assignments = assignments
        self.words = words
        self.redirections = redirections
        self.range = range
        self.context = context
        name = words.first?.literal.map(Self.name(of:))
        program = name.map(Self.program(of:))
    }

    /// A command in exec form, which no shell reads; `ShellCommandSequence(execForm:)` looks through wrappers, too.
    public init(execForm words: [ShellWord]) {
        let start = words.first?.range.lowerBound ?? 0
        self.init(
            words: words, range: start..<max(start, words.last?.range.upperBound ?? start), context: ShellContext())
    }

    /// The command as it is written, nil if there is none or a shell has to run to know it.
    public var path: String? { words.first?.literal }

    private static func name(of path: String) -> String {
        path.utf8.last == .slash ? path : path.split(separator: "/").last.map { String($0) } ?? path
    }

    private static func program(of name: String) -> String {
        for program in ["pip", "python", "pypy", "gem", "ruby", "npm", "php", "perl", "lua"]
        where name.hasPrefix(program) {
            let version = name.dropFirst(program.count)
            if version.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) { return program }
        }
        return name
    }

    /// The words behind the command.
    public var arguments: ArraySlice<ShellWord> { words.dropFirst() }

    /// The arguments told apart into options and operands.
    public func arguments(_ grammar: ShellOptionGrammar) -> ShellArguments {
        ShellArguments(arguments, grammar)
    }

    /// Whether the failure of the command is ignored: `|| true` follows.
    public var isFailureIgnored: Bool { context.circumstances.contains(.failureIgnored) }
}
