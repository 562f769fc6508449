internal import Dockerfile

/// What an ignore file should keep out of the build context.
struct IgnoredSecrets {
    private let ignoreFile: DockerIgnore?

    /// - Parameter ignoreFile: nil if there is none.
    init(_ ignoreFile: DockerIgnore?) { self.ignoreFile = ignoreFile }

    /// Whether it leaves out everything and takes back what is needed.
    var isAllowList: Bool {
        guard let ignoreFile else { return false }
        return ignoreFile.ignores("any-name-at-all") && ignoreFile.ignores("any.name") && ignoreFile.ignores(".any")
    }

    /// Whether neither the history nor files with credentials are seen by the builder.
    var coversSecrets: Bool { uncovered.isEmpty }

    /// The history and the file with credentials, as far as the builder sees them.
    var uncovered: [String] { [".git", ".env"].filter { !covers($0) } }

    /// The names of what it does not keep out.
    /// - Parameter hasNode: whether packages of Node are installed.
    func missing(hasNode: Bool) -> [String] {
        guard !isAllowList else { return [] }
        var names: [String] = []
        if !covers(".git") { names.append(".git") }
        if !covers(".env") || !covers(".env.production") { names.append(".env*") }
        if !covers("server.pem") && !covers("key.pem") { names.append("*.pem") }
        if hasNode, !covers("node_modules") { names.append("node_modules") }
        return names
    }

    private func covers(_ path: String) -> Bool { ignoreFile?.ignores(path) ?? false }
}
