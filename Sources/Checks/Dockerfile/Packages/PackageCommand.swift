internal import Dockerfile
internal import ShellSyntax

/// A command of a package manager, such as `apt-get install -y curl=8.5.0-2`.
struct PackageCommand {
    let command: BuildCommand
    let tool: PackageTool
    let action: PackageAction
    /// The words that say what to do, `install` or `global add`, and in pacman's case the option; empty for `yarn` alone.
    let verbs: [ShellWord]
    let arguments: ShellArguments
    /// What is named behind the verb: packages, groups, files or addresses.
    let packages: [PackageSpecification]

    /// Where the verb stands, or the program if there is none.
    var verbRange: Range<Int> { verbs.last.map(command.range(of:)) ?? command.nameRange }
    /// The last verb, such as `install`.
    var verb: String? { verbs.last.flatMap(command.value(of:)) }

    /// Nil if the command is none of a package manager, or help about one.
    init?(_ command: BuildCommand) {
        guard let program = command.program, let tool = PackageTool(program: program) else { return nil }
        let arguments = command.command.arguments(tool.grammar)
        self.command = command
        self.tool = tool
        self.arguments = arguments
        guard !arguments.flag("help") else { return nil }
        if tool == .pacman {
            guard let (action, verb) = Self.pacmanAction(arguments) else { return nil }
            self.action = action
            verbs = [verb]
            packages = arguments.operands.compactMap { PackageSpecification($0, in: command, of: tool) }
            return
        }
        // What a variable brings may be options.
        var rest = arguments.operands.filter { command.value(of: $0)?.hasPrefix("-") == false }[...]
        var verbs: [ShellWord] = []
        var text: String?
        while let word = rest.popFirst() {
            verbs.append(word)
            text = command.value(of: word)?.lowercased()
            guard Self.prefixes[tool]?.contains(text ?? "") == true, !rest.isEmpty else { break }
        }
        if verbs.isEmpty, arguments.isOpen { return nil }
        self.verbs = verbs
        action = text.map { PackageAction(tool, verb: $0) } ?? (tool == .yarn ? .install : .other)
        let named = verbs.last.map { verb in
            arguments.operands.drop { $0.range.lowerBound <= verb.range.lowerBound }
        }
        packages = (named ?? []).compactMap { PackageSpecification($0, in: command, of: tool) }
    }

    /// Words that stand before the verb.
    private static let prefixes: [PackageTool: Set<String>] = [
        .yum: ["group", "groups", "module"], .dnf: ["group", "groups", "module"], .uv: ["pip", "tool"],
        .yarn: ["global", "workspace"], .composer: ["global"], .conda: ["env"], .poetry: ["self"],
    ]

    private static func pacmanAction(_ arguments: ShellArguments) -> (PackageAction, ShellWord)? {
        func has(_ names: String...) -> Bool { arguments.options.contains { names.contains($0.name) } }
        if let option = arguments.option("S", "sync") {
            if has("c", "clean") { return (.clean, option.word) }
            if has("u", "sysupgrade") { return (.upgrade, option.word) }
            if !arguments.operands.isEmpty { return (.install, option.word) }
            return (has("y", "refresh") ? .refresh : .other, option.word)
        }
        if let option = arguments.option("U", "upgrade") { return (.install, option.word) }
        if let option = arguments.option("R", "remove") { return (.remove, option.word) }
        return nil
    }

    /// The packages that come from a repository in whatever version there is.
    ///
    /// Empty where an option or a file tells the versions of all. What is not known counts as told.
    var unpinnedPackages: [PackageSpecification] {
        guard action == .install else { return [] }
        switch tool {
        case .pip, .uv:
            if arguments.option("c", "constraint", "constraints", "r", "requirement", "requirements") != nil {
                return []
            }
        case .gem: if arguments.option("v", "version") != nil { return [] }
        case .cargo: if arguments.option("version", "vers", "path", "git") != nil { return [] }
        default: break
        }
        return packages.filter { !$0.isPinned }
    }
}

extension BuildScript {
    /// Its commands of package managers.
    var packageCommands: [PackageCommand] { commands.compactMap(PackageCommand.init) }
}
