internal import CGit2
internal import Checks
internal import Rules
internal import Synchronization

extension Surroundings {
    /// The files of a commit's tree; nil if the repository cannot be opened again.
    static func tree(_ tree: ObjectID, of repository: borrowing Repository) -> Surroundings? {
        guard let files = GitFiles(repository) else { return nil }
        return Surroundings { path, limit in
            files.bytes(limit: limit) { $0.entry(at: path, inTree: tree) }
        } list: { folder in
            files.entries(in: folder, of: tree)
        }
    }

    /// The files of the index; nil if the repository cannot be opened again.
    static func index(_ index: borrowing LoadedIndex, of repository: borrowing Repository) -> Surroundings? {
        guard let files = GitFiles(repository) else { return nil }
        var ids: [String: ObjectID] = [:]
        var names: [String: Set<String>] = [:]
        for number in 0..<git_index_entrycount(index.pointer) {
            guard let entry = git_index_get_byindex(index.pointer, number)?.pointee, let name = entry.path else {
                continue
            }
            var path = String(cString: name)
            ids[path] = ObjectID(entry.id)
            // A folder that is known has known ones above it.
            while true {
                let slash = path.lastIndex(of: "/")
                let folder = slash.map { String(path[..<$0]) } ?? ""
                let last = slash.map { String(path[path.index(after: $0)...]) } ?? path
                let isKnown = names[folder] != nil
                names[folder, default: []].insert(last)
                if isKnown || folder.isEmpty { break }
                path = folder
            }
        }
        return Surroundings { [ids] path, limit in
            files.bytes(limit: limit) { _ in ids[path] }
        } list: { [names] folder in
            (names[folder] ?? []).map { name in
                Entry(name, isFolder: names[folder.isEmpty ? name : folder + "/" + name] != nil)
            }
        }
    }
}

/// A repository of its own for look-ups that come from anywhere.
private final class GitFiles: Sendable {
    private let repository: Mutex<Repository>

    init?(_ other: borrowing Repository) {
        guard let repository = try? Repository(at: other.gitDirectory) else { return nil }
        self.repository = Mutex(repository)
    }

    func bytes(limit: Int, of id: @Sendable (borrowing Repository) -> ObjectID?) -> [UInt8]? {
        repository.withLock { repository in
            guard let id = id(repository), let bytes = repository.bytes(of: id), bytes.count <= limit else {
                return nil
            }
            return bytes
        }
    }

    /// What a folder of a tree holds.
    func entries(in folder: String, of root: ObjectID) -> [Surroundings.Entry] {
        repository.withLock { repository in
            var tree = root
            for part in folder.utf8.split(separator: UInt8(ascii: "/")) {
                var found: ObjectID?
                _ = repository.withObject(tree) { _, bytes in
                    TreeEntry.forEach(in: bytes) { entry in
                        if entry.isTree, entry.name.elementsEqual(part) { found = entry.id }
                    }
                }
                guard let found else { return [] }
                tree = found
            }
            var entries: [Surroundings.Entry] = []
            _ = repository.withObject(tree) { _, bytes in
                TreeEntry.forEach(in: bytes) {
                    entries.append(Surroundings.Entry(String(decoding: $0.name, as: UTF8.self), isFolder: $0.isTree))
                }
            }
            return entries
        }
    }
}
