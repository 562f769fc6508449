internal import CGit2
internal import Checks
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Tracked files that differ from the index or the last commit, and untracked ones that are not ignored.
struct WorkTree: Input {
    var path: String
    var includesIgnored = false

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        let repository = try Repository(at: path)
        guard let root = repository.workTree else {
            throw ScanError(.usage, "\(path): a bare repository has no work tree; use 'secscan git'")
        }
        // The status below is taken against it.
        _ = try LoadedIndex(of: repository)
        var options = git_status_options()
        git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION))
        options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR
        options.flags =
            GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
            | GIT_STATUS_OPT_EXCLUDE_SUBMODULES.rawValue | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue
            | GIT_STATUS_OPT_INCLUDE_UNREADABLE.rawValue
            | (includesIgnored
                ? GIT_STATUS_OPT_INCLUDE_IGNORED.rawValue | GIT_STATUS_OPT_RECURSE_IGNORED_DIRS.rawValue : 0)
        var list: OpaquePointer?
        guard git_status_list_new(&list, repository.pointer, &options) == 0 else {
            throw ScanError(.unreadable, "\(path): what changed cannot be told: \(LibGit2.lastMessage)")
        }
        defer { git_status_list_free(list) }

        var files = FileScanner(context)
        let surroundings = Surroundings.folder(root, shownAs: "")
        for index in 0..<git_status_list_entrycount(list) {
            guard let entry = git_status_byindex(list, index)?.pointee else { continue }
            guard let delta = entry.index_to_workdir ?? entry.head_to_index, let name = delta.pointee.new_file.path
            else { continue }
            let path = String(cString: name)
            let file = Array(root.utf8) + [0x2F] + Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
            // A path that is staged for deletion or gone has nothing to scan.
            guard !context.isExcluded(path), let kind = DirectoryListing.kind(file) else { continue }
            if kind == .directory {
                // A repository in the work tree that is no submodule: its files are untracked files here.
                let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
                var walker = TreeWalker(root: root + "/" + folder, shownAs: folder, context: context)
                for item in try walker.items() {
                    files.scan(file: item.file, kind: item.kind, path: item.path, among: surroundings)
                }
                files.add(walker.notScanned)
            } else {
                files.scan(file: file, kind: kind, path: path, among: surroundings)
            }
        }
        return files.outcome
    }
}
