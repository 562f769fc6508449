internal import CGit2

/// The index as a table: for each blob the paths under which it is staged.
enum StagedPaths {
    static func read(_ repository: borrowing Repository) -> [ObjectID: [String]] {
        var index: OpaquePointer?
        guard git_repository_index(&index, repository.pointer) == 0, let index else { return [:] }
        defer { git_index_free(index) }
        var paths: [ObjectID: [String]] = [:]
        for position in 0..<git_index_entrycount(index) {
            guard let entry = git_index_get_byindex(index, position)?.pointee, let path = entry.path else { continue }
            paths[ObjectID(entry.id), default: []].append(String(cString: path))
        }
        return paths
    }
}
