internal import ShellSyntax

extension LeftoverCache {
    /// The fix that deletes, at the end of the step, what a command leaves.
    /// - Parameter cleaner: the command that deletes it.
    func fix(_ package: PackageCommand, in file: AuditedDockerfile, by cleaner: (PackageCommand) -> String) -> Fix? {
        guard runsHere(package.command),
            // A system that is put together elsewhere has its cache there.
            package.arguments.option("installroot", "root", "R", "prefix") == nil,
            let appended = AppendedCommand(package.command.script, in: file)
        else { return nil }
        let command = cleaner(package)
        return Fix("the step ends with \(command)", [appended.edit(command)])
    }

    /// Whether a command at the end of the step runs with the same rights in the same place.
    private func runsHere(_ command: BuildCommand) -> Bool {
        var current = command.command
        while let (_, host) = command.script.sequence.host(of: current) {
            guard let host, Self.transparent.contains(host.name ?? "") else { return false }
            current = host
        }
        return true
    }

    private static let transparent: Set = ["env", "time", "timeout", "nice", "eatmydata", "sh", "bash", "ash", "eval"]
}
