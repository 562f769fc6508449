/// The files of the checked-out commit.
enum HeadFiles {
    /// A version of a file.
    struct File: Hashable, Sendable {
        var path: String
        var id: ObjectID
    }

    /// Those whose paths are meant, in no order; what cannot be read is reported where `TreeGraph` is made of the trees.
    ///
    /// - Parameter root: the commit's tree.
    static func list(
        below root: ObjectID, _ repository: borrowing Repository, where isMeant: (String) -> Bool
    ) -> [File] {
        var files: [File] = []
        var visits: [ObjectID: Int] = [:]
        var pending = [(tree: root, prefix: "")]
        while let (tree, prefix) = pending.popLast() {
            guard visits[tree, default: 0] < PlacedWalk.pathLimit else { continue }
            visits[tree, default: 0] += 1
            _ = repository.withObject(tree) { kind, bytes in
                guard kind == .tree else { return }
                TreeEntry.forEach(in: bytes) { entry in
                    if entry.isSubmodule { return }
                    let path = prefix + String(decoding: entry.name, as: UTF8.self)
                    if entry.isTree {
                        pending.append((entry.id, path + "/"))
                    } else if isMeant(path) {
                        files.append(File(path: path, id: entry.id))
                    }
                }
            }
        }
        return files
    }
}
