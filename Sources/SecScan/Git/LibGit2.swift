internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The library's process-wide settings and its errors.
enum LibGit2 {
    /// Repository extensions that change nothing about reading objects; libgit2 1.5 refuses every extension that it is not told of.
    private static let readableExtensions = [
        "partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees", "objectformat", "refstorage",
    ]

    /// Done once, before the first repository is opened.
    static let start: Void = {
        git_libgit2_init()
        // Nothing of a repository is ever run, so whom it belongs to does not matter.
        _ = secscan_git_opts_owner_validation(0)
        // What is read is checked where it is asked for; hashing every object again halves the speed.
        _ = secscan_git_opts_strict_hash(0)
        _ = secscan_git_opts_cache_limit(GIT_OBJECT_BLOB, 0)
        var names = readableExtensions.map { strdup($0).map { UnsafePointer($0) } }
        _ = secscan_git_opts_extensions(&names, names.count)
        for name in names { free(UnsafeMutablePointer(mutating: name)) }
    }()

    /// Formats that spelled-out extensions may name, and the only value of each that is read.
    private static let readableFormats = ["extensions.objectformat": "sha1", "extensions.refstorage": "files"]

    /// Why an open repository cannot be read after all.
    static func unreadableFormat(_ repository: OpaquePointer) -> String? {
        var config: OpaquePointer?
        guard git_repository_config_snapshot(&config, repository) == 0 else { return nil }
        defer { git_config_free(config) }
        for (name, readable) in readableFormats.sorted(by: { $0.key < $1.key }) {
            var value: UnsafePointer<CChar>?
            guard git_config_get_string(&value, config, name) == 0, let value else { continue }
            if String(cString: value).lowercased() != readable { return "\(name) is \(String(cString: value))" }
        }
        return nil
    }

    /// What the last failed call on this thread says.
    static var lastMessage: String {
        guard let error = git_error_last(), let text = error.pointee.message else { return "unknown error" }
        return String(cString: text)
    }
}
