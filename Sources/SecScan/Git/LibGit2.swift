internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The library's process-wide settings and its errors.
enum LibGit2 {
    /// Repository extensions that change nothing about reading objects; libgit2 1.5 refuses every extension that it is not told of.
    private static let readableExtensions = ["partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"]
    /// Bytes of packs mapped at one time.
    private static let mappedLimit = 256 << 20

    /// Done once, before the first repository is opened.
    static let start: Void = {
        git_libgit2_init()
        // Nothing of a repository is ever run, so whom it belongs to does not matter.
        _ = secscan_git_opts_owner_validation(0)
        // What is read is checked where it is asked for; hashing every object again halves the speed.
        _ = secscan_git_opts_strict_hash(0)
        _ = secscan_git_opts_cache_limit(GIT_OBJECT_BLOB, 0)
        _ = secscan_git_opts_window_limit(mappedLimit)
        var names = readableExtensions.map { strdup($0).map { UnsafePointer($0) } }
        _ = secscan_git_opts_extensions(&names, names.count)
        for name in names { free(UnsafeMutablePointer(mutating: name)) }
    }()

    /// What to say when the index cannot be read.
    static func indexError(_ path: String) -> ScanError {
        let message = lastMessage
        if message.contains("'link'") {
            return ScanError(
                .unsupported, "\(path): a split index cannot be read; join it with 'git update-index --no-split-index'")
        }
        if message.contains("'sdir'") {
            return ScanError(
                .unsupported,
                "\(path): a sparse index cannot be read; write it out with 'git sparse-checkout reapply --no-sparse-index'"
            )
        }
        return ScanError(.unreadable, "\(path): the index cannot be read: \(message)")
    }

    /// What the last failed call on this thread says.
    static var lastMessage: String {
        guard let error = git_error_last(), let text = error.pointee.message else { return "unknown error" }
        return String(cString: text)
    }
}
