internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Puts hooks where git looks for them, and takes only its own away.
public struct HookInstaller {
    public enum Kind: String, CaseIterable, Sendable {
        case preCommit = "pre-commit"
        case prePush = "pre-push"
        case preReceive = "pre-receive"
    }

    /// The line by which a hook of ours is known.
    private static let mark = "# Installed by secscan."

    public let folder: String

    /// - Parameter path: of a repository or anything in its work tree. `core.hooksPath` and linked work trees are honoured.
    public init(repository path: String) throws(ScanError) {
        let repository = try Repository(at: path)
        var config: OpaquePointer?
        defer { git_config_free(config) }
        var value = git_buf()
        defer { git_buf_dispose(&value) }
        if git_repository_config_snapshot(&config, repository.pointer) == 0,
            git_config_get_path(&value, config, "core.hookspath") == 0, let text = value.ptr
        {
            let configured = String(cString: text)
            // A relative path counts from the root of the work tree.
            folder =
                configured.hasPrefix("/")
                ? configured : (repository.workTree ?? repository.gitDirectory) + "/" + configured
        } else {
            folder = repository.commonDirectory + "hooks"
        }
    }

    /// - Returns: the hook's path.
    /// - Throws: where another tool's hook stands.
    public func install(_ kind: Kind) throws(ScanError) -> String {
        let path = folder + "/" + kind.rawValue
        if let present = try present(path), !present.contains(Self.mark) {
            throw ScanError(
                .usage, "\(path): another hook stands there; add this line to it: \(HookScript.command(kind))")
        }
        mkdir(folder, 0o755)
        try ReportFile.write(HookScript.text(kind), to: path, mode: 0o755)
        return path
    }

    /// - Returns: the path of the hook that was removed; nil when there was none of ours.
    public func uninstall(_ kind: Kind) throws(ScanError) -> String? {
        let path = folder + "/" + kind.rawValue
        guard let present = try present(path), present.contains(Self.mark) else { return nil }
        guard unlink(path) == 0 else {
            throw ScanError(.unwritable, "\(path): cannot be removed: \(String(cString: strerror(errno)))")
        }
        return path
    }

    private func present(_ path: String) throws(ScanError) -> String? {
        guard DirectoryListing.kindFollowingLinks(Array(path.utf8)) != nil else { return nil }
        do {
            return String(decoding: try FileBytes.load(path, limit: 1 << 20), as: UTF8.self)
        } catch {
            throw ScanError(.unreadable, "\(path): cannot be read: \(error.reason)")
        }
    }
}
