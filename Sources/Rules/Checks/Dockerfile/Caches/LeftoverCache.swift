internal import Dockerfile
internal import ShellSyntax

/// Files that a package manager keeps for later, which nobody needs in an image.
struct LeftoverCache: Sendable {
    /// Where they are: absolute paths, or the ends of paths in a home directory.
    let directories: [String]
    /// Variables that name another place.
    var variables: [String] = []
    /// Reads a command of the package manager.
    var read: @Sendable (BuildCommand) -> PackageCommand? = { PackageCommand($0) }
    /// Whether a command leaves them behind.
    let leaves: @Sendable (PackageCommand) -> Bool
    /// Whether a command deletes them.
    let cleans: @Sendable (PackageCommand) -> Bool

    /// The commands whose files are still there when their RUN ends, in a stage that becomes part of the image: the last of each
    /// RUN.
    func commands(in file: AuditedDockerfile) -> [PackageCommand] {
        file.scripts.compactMap { script in
            guard script.instruction.kind == .run, file.isInImage(script.instruction) else { return nil }
            let places = directories + variables.compactMap { place($0, before: script.instruction, in: file) }
            guard !isMounted(places, in: script.instruction, file) else { return nil }
            return left(by: script, in: places)
        }
    }

    private func left(by script: BuildScript, in places: [String]) -> PackageCommand? {
        var left: PackageCommand?
        for command in script.commands {
            let package = read(command)
            let removed = RemovedPaths(command)
            if let package, leaves(package) {
                left = package
            } else if package.map(cleans) ?? false || places.contains(where: removed.covers) {
                // A function or a trap runs later than it stands.
                let host = script.sequence.host(of: command.command)?.command
                if command.command.context.function != nil || host?.name == "trap" { return nil }
                left = nil
            }
        }
        return left
    }

    private func place(_ variable: String, before instruction: Instruction, in file: AuditedDockerfile) -> String? {
        file.graph.state(before: instruction).environment[variable]?.value
    }

    /// Whether they lie outside of the image, in a mount for caches or in memory.
    private func isMounted(_ places: [String], in run: Instruction, _ file: AuditedDockerfile) -> Bool {
        let targets = run.mounts.filter { $0.type == "cache" || $0.type == "tmpfs" }.compactMap { mount in
            mount.target.map { file.value(of: $0, in: run) ?? $0.value }
        }
        let mounted = RemovedPaths(paths: targets)
        return places.contains(where: mounted.covers)
    }
}
