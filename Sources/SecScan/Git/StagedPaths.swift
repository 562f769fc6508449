internal import CGit2

/// The index as a table: for each blob the paths under which it is staged.
enum StagedPaths {
    static func read(_ repository: borrowing Repository) -> [ObjectID: [String]] {
        guard let index = try? LoadedIndex(of: repository) else { return [:] }
        var paths: [ObjectID: [String]] = [:]
        for position in 0..<git_index_entrycount(index.pointer) {
            guard let entry = git_index_get_byindex(index.pointer, position)?.pointee, let path = entry.path else {
                continue
            }
            paths[ObjectID(entry.id), default: []].append(String(cString: path))
        }
        return paths
    }
}
