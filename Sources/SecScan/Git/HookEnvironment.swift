internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What git tells its hooks by environment variables: a commit of some paths has an index of its own, and objects that are being
/// pushed lie in quarantine (git-receive-pack(1)).
enum HookEnvironment {
    /// - Returns: the quarantine's folder.
    /// - Throws: when the index cannot be read: the repository's own is not what is committed.
    static func apply(to repository: OpaquePointer) throws(ScanError) -> String? {
        if let file = getenv("GIT_INDEX_FILE") {
            var index: OpaquePointer?
            guard git_index_open(&index, file) == 0 else { throw LibGit2.indexError(String(cString: file)) }
            git_repository_set_index(repository, index)
            git_index_free(index)
        }
        guard let folder = getenv("GIT_QUARANTINE_PATH") else { return nil }
        return String(cString: folder)
    }
}
