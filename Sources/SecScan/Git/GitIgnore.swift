internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the `.gitignore` files of a repository leave out.
final class GitIgnore {
    private let repository: Repository
    private let workTree: String
    private let index: LoadedIndex

    private func hasTracked(below folder: String) -> Bool {
        git_index_find_prefix(nil, index.pointer, folder + "/") == 0
    }

    /// - Parameter path: in a work tree.
    init(around path: String) throws(ScanError) {
        repository = try Repository(at: path)
        guard let workTree = repository.workTree else {
            throw ScanError(
                .usage, "\(path): a bare repository has no work tree; --respect-gitignore has no meaning there")
        }
        self.workTree = workTree
        index = try LoadedIndex(of: repository)
    }

    func ignores(_ file: [UInt8], isDirectory: Bool) -> Bool {
        guard let path = Self.absolute(file), path.hasPrefix(workTree + "/") else { return false }
        // What is tracked is not ignored, whatever the patterns say.
        let name = String(path.dropFirst(workTree.count + 1))
        if isDirectory ? hasTracked(below: name) : git_index_get_bypath(index.pointer, name, 0) != nil { return false }
        var ignored: Int32 = 0
        // A slash at the end makes patterns for folders apply.
        let relative = path.dropFirst(workTree.count + 1) + (isDirectory ? "/" : "")
        return git_ignore_path_is_ignored(&ignored, repository.pointer, String(relative)) == 0 && ignored == 1
    }

    /// Whether the next `git add .` would add a file: it is in the work tree, not tracked and not ignored.
    func leavesOpen(_ file: [UInt8]) -> Bool {
        guard let path = Self.absolute(file), path.hasPrefix(workTree + "/") else { return false }
        let isTracked = git_index_get_bypath(index.pointer, String(path.dropFirst(workTree.count + 1)), 0) != nil
        return !isTracked && !ignores(file, isDirectory: false)
    }

    private static func absolute(_ file: [UInt8]) -> String? {
        // The folder is resolved, the name is not: it may be a link.
        guard let slash = file.lastIndex(of: 0x2F) else { return nil }
        guard let real = realpath((file[..<slash] + [0]).map { CChar(bitPattern: $0) }, nil) else { return nil }
        defer { free(real) }
        return String(cString: real) + "/" + String(decoding: file[(slash + 1)...], as: UTF8.self)
    }
}
