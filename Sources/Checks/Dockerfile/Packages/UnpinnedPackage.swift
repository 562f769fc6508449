internal import ShellSyntax

/// What the rules about packages without a version have in common.
enum UnpinnedPackage {
    static let why = """
        Packages are installed in whatever version there is on the day of the build. Two builds of the same file differ, and \
        a version that was taken over or broken comes in unseen.
        """
    static let references = ["https://docs.docker.com/build/building/best-practices/#apt-get"]

    /// One finding a command, at the first package without a version.
    static func findings(in file: AuditedDockerfile, where isMeant: (PackageCommand) -> Bool) -> [CheckFinding] {
        file.packageCommands.compactMap { command in
            guard command.action == .install, isMeant(command) else { return nil }
            let packages = command.unpinnedPackages
            guard let first = packages.first else { return nil }
            let others = packages.count - 1
            let what = others == 0 ? "\(first.name) has" : "\(first.name) and \(others) more have"
            return CheckFinding(command.command.range(of: first.word), "\(what) no version")
        }
    }
}
