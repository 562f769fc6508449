#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The root of the work tree that a file or folder lies in, by its `.git` alone.
///
/// Scans that read no object ask this and not libgit2, which parses all certificates of the machine before it opens anything (9 ms).
enum WorkTreeRoot {
    /// - Parameter path: of a folder.
    /// - Returns: without links in it and without a slash at the end; nil if no folder above is a work tree, or there is no such folder.
    static func around(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        var folder = String(cString: resolved)
        while !folder.isEmpty {
            if folder == "/" { folder = "" }
            if isRepository(folder + "/.git") { return folder.isEmpty ? "/" : folder }
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return nil
    }

    /// A file names the git directory of a linked work tree or a submodule; a folder is one itself if it has a HEAD.
    private static func isRepository(_ path: String) -> Bool {
        switch DirectoryListing.kindFollowingLinks(Array(path.utf8)) {
        case .file: true
        case .directory: DirectoryListing.kind(Array((path + "/HEAD").utf8)) != nil
        default: false
        }
    }
}
