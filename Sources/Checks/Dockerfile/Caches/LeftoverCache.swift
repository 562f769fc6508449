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
    /// Whether a command deletes what another one has left.
    let cleans: @Sendable (_ command: PackageCommand, _ left: PackageCommand) -> Bool

    /// The commands whose files are still there when their RUN ends, in a stage that becomes part of the image.
    ///
    /// The last one of each RUN; also in files without FROM, which others include.
    func commands(in file: AuditedDockerfile) -> [PackageCommand] {
        file.scripts.compactMap { script in
            let run = script.instruction
            guard run.kind == .run, file.isInImage(run) || file.graph.stage(of: run) == nil else { return nil }
            let places = directories + variables.compactMap { place($0, before: run, in: file) }
            guard !isMounted(places, in: run, file) else { return nil }
            return left(by: script, in: places)
        }
    }

    private func left(by script: BuildScript, in places: [String]) -> PackageCommand? {
        let commands = script.commands
        let isCleanedLater = commands.contains { command in
            // A function or a trap runs later than it stands.
            let host = script.sequence.host(of: command.command)?.command
            guard command.command.context.function != nil || host?.name == "trap" else { return false }
            let removed = RemovedPaths(command)
            return places.contains(where: removed.covers)
        }
        guard !isCleanedLater else { return nil }
        var left: PackageCommand?
        for command in commands {
            let package = read(command)
            if let package, leaves(package) {
                left = package
            } else if let some = left {
                let removed = RemovedPaths(command)
                if package.map({ cleans($0, some) }) ?? false || places.contains(where: removed.covers) { left = nil }
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
