/// The files of the checked-out commit.
enum HeadFiles {
    /// A version of a file.
    struct File: Hashable, Sendable {
        var path: String
        var id: ObjectID
    }

    /// A tree is followed under so many paths: a few nested trees can make a billion.
    static let pathLimit = 4096

    /// Those whose paths are meant, in no order; what cannot be read is reported where `TreeGraph` is made of the trees.
    ///
    /// Links are none: what they name is checked where it is.
    /// - Parameter root: the commit's tree.
    /// - Returns: the files, and the trees that were not followed under all of their paths.
    static func list(
        below root: ObjectID, _ repository: borrowing Repository, where isMeant: (String) -> Bool
    ) -> (files: [File], unfollowed: Set<ObjectID>) {
        var files: [File] = []
        var unfollowed: Set<ObjectID> = []
        var visits: [ObjectID: Int] = [:]
        var pending = [(tree: root, prefix: "")]
        while let (tree, prefix) = pending.popLast() {
            guard visits[tree, default: 0] < pathLimit else {
                unfollowed.insert(tree)
                continue
            }
            visits[tree, default: 0] += 1
            _ = repository.withObject(tree) { kind, bytes in
                guard kind == .tree else { return }
                TreeEntry.forEach(in: bytes) { entry in
                    if entry.isSubmodule || entry.isSymbolicLink { return }
                    let path = prefix + String(decoding: entry.name, as: UTF8.self)
                    if entry.isTree {
                        pending.append((entry.id, path + "/"))
                    } else if isMeant(path) {
                        files.append(File(path: path, id: entry.id))
                    }
                }
            }
        }
        return (files, unfollowed)
    }
}
