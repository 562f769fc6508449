internal import Dockerfile
internal import Rules

/// The folder that a Dockerfile is built with, and how that is known.
struct BuildContext {
    enum Evidence: Hashable {
        /// A service of a compose file names it.
        case compose(ComposeBuild)
        /// It is the Dockerfile's own folder.
        case ownFolder
        /// What is copied is there in the root alone.
        case root
    }

    let folder: String
    let evidence: Evidence
    /// The ignore file that counts: the Dockerfile's own, or that of the context.
    let ignoreFile: DockerIgnore?
    /// Where it is, or would be.
    let ignorePath: String

    /// An ignore file has a line for a folder, not for a file.
    private static let ignoreFileLimit = 1 << 20
    /// How many sources are looked for.
    private static let sourceLimit = 64

    /// Nil if the folder cannot be told.
    init?(of file: AuditedDockerfile, in surroundings: Surroundings) {
        let path = file.options.path
        guard let (folder, evidence) = Self.folder(of: file, path, surroundings) else { return nil }
        self.folder = folder
        self.evidence = evidence
        // BuildKit takes the Dockerfile's own before that of the context.
        let candidates = [path + ".dockerignore", FolderPath.join(folder, ".dockerignore")]
        let found = candidates.lazy.compactMap { path in
            surroundings.file(path, limit: Self.ignoreFileLimit).map { (path: path, bytes: $0) }
        }.first
        ignoreFile = found.map { DockerIgnore($0.bytes) }
        ignorePath = found?.path ?? candidates[1]
    }

    private static func folder(
        of file: AuditedDockerfile, _ path: String, _ surroundings: Surroundings
    ) -> (String, Evidence)? {
        if let build = file.services.first(where: { $0.context != nil }), let context = build.context {
            return surroundings.contains(context) ? (context, .compose(build)) : nil
        }
        let own = FolderPath.parent(path)
        if own == surroundings.root || surroundings.names(in: own).contains(".dockerignore") {
            return (own, .ownFolder)
        }
        let sources = file.contextCopies.lazy.flatMap(\.sources).map(\.path)
            .filter { !CopiedPath.isEverything($0) && !$0.contains { "*?[".contains($0) } }.prefix(sourceLimit)
        func areThere(_ folder: String) -> Bool {
            sources.contains { source in
                let parts = CopiedPath.components(source).joined(separator: "/")
                return surroundings.exists(FolderPath.join(folder, parts))
            }
        }
        if areThere(own) { return (own, .ownFolder) }
        if areThere(surroundings.root) { return (surroundings.root, .root) }
        // With `COPY .` alone: a folder that holds more than what describes the build is one to copy.
        let isApart = surroundings.names(in: own).allSatisfy(isOfBuild)
        return sources.isEmpty && !isApart ? (own, .ownFolder) : nil
    }

    /// Whether a name is one of those beside Dockerfiles that are kept apart from what they build.
    private static func isOfBuild(_ name: String) -> Bool {
        let name = name.lowercased()
        return DockerfileAudit.isNamed(name) || ComposeName.isComposeFile(name)
            || [".sh", ".md", ".dockerignore", ".env", ".conf"].contains { name.hasSuffix($0) }
    }
}

extension AuditedDockerfile {
    /// Which context was assumed, for messages that depend on it; empty where nothing else could be meant.
    var contextRemark: String {
        guard let context, let surroundings = options.surroundings else { return "" }
        switch context.evidence {
        case .compose(let build): return " (the context of service \(build.service) in \(build.composePath))"
        case .root: return " (the context is taken to be the top folder, where the copied files are)"
        case .ownFolder:
            return context.folder == surroundings.root ? "" : " (the context is taken to be \(context.folder))"
        }
    }

    /// A finding about the user, or a remark if every service that builds the image sets another one.
    func mendedByServices(_ finding: CheckFinding) -> CheckFinding {
        guard let first = services.first, let user = first.user, services.allSatisfy(\.runsUnprivileged) else {
            return finding
        }
        var finding = finding
        finding.severity = .info
        finding.message += "; service \(first.service) in \(first.composePath) runs it as \(user)"
        return finding
    }
}
