internal import Dockerfile
internal import ShellSyntax

/// The files that `RUN --mount=type=secret` shows to a step.
struct MountedSecrets {
    /// Where the builder puts them unless it is told otherwise.
    private static let folder = "/run/secrets"

    private let paths: [String]
    /// The variables that mounts set: `env=NAME`.
    private let names: Set<String>
    /// Whether there are any.
    let isEmpty: Bool

    init(_ instruction: Instruction, in file: AuditedDockerfile) {
        let mounts = instruction.mounts.filter { $0.type == "secret" }
        isEmpty = mounts.isEmpty
        names = Set(mounts.compactMap { $0["env"]?.value })
        paths = mounts.compactMap { mount in
            guard let target = mount.target, let path = file.value(of: target, in: instruction) else { return nil }
            return CopiedPath.absolute(path, in: instruction, of: file)
        }
    }

    /// Whether a path is that of a mounted secret.
    func contains(_ path: String) -> Bool {
        let path = CopiedPath.absolute(path)
        return CopiedPath.isAt(path, orBelow: Self.folder) || paths.contains { CopiedPath.isAt(path, orBelow: $0) }
    }

    /// The variables that hold a secret: those that mounts set, and those that get what a command reads from one.
    func variables(in commands: [BuildCommand]) -> Set<String> {
        var names = names
        for command in commands where isRead(by: command) {
            guard let (host, outer) = command.script.sequence.host(of: command.command),
                case .substitution = host.kind, let outer
            else { continue }
            if let index = host.word, outer.words.indices.contains(index) {
                guard ["export", "local", "declare", "readonly"].contains(outer.name) else { continue }
                names.insert(String(outer.words[index].prefix.prefix { $0 != "=" }))
            } else {
                names.formUnion(outer.assignments.map(\.name))
            }
        }
        return names
    }

    /// Whether one of a command's arguments is such a path, or its input is.
    func isRead(by command: BuildCommand) -> Bool {
        if command.knownArguments.contains(where: contains) { return true }
        return command.command.redirections.contains { redirection in
            redirection.operation == .input && (command.value(of: redirection.target).map(contains) ?? false)
        }
    }
}

extension BuildCommand {
    /// A path as the command sees it, absolute if its working directory is known; `~` is root's home.
    func absolute(_ path: String) -> String {
        if path == "~" || path.hasPrefix("~/") { return CopiedPath.absolute("/root/" + path.dropFirst(1)) }
        if path.hasPrefix("/") { return CopiedPath.absolute(path) }
        guard case .absolute(let directory) = command.context.directory else {
            return CopiedPath.components(path).joined(separator: "/")
        }
        return CopiedPath.absolute(directory + "/" + path)
    }

    /// The files that redirections of the command, or of what stands around it, write; devices are none.
    var writtenFiles: [(word: ShellWord, path: String?)] {
        (command.redirections + command.context.redirections).filter(\.writesFile).compactMap { redirection in
            let path = value(of: redirection.target)
            return path?.hasPrefix("/dev/") ?? false ? nil : (redirection.target, path.map(absolute))
        }
    }
}
